import type { TaskList } from 'graphile-worker'
import * as z from 'zod'
import type { House } from '../platform/house.ts'
import { announcementTask } from '../platform/jobs/jobs.ts'

const Announcement = z.object({ name: z.string(), payload: z.unknown() })

/** Every job by its name; announcements go to those who listen. */
export function tasksOf(house: House): TaskList {
  const tasks: TaskList = {
    [announcementTask]: async (payload) => {
      const { name, payload: content } = Announcement.parse(payload)
      for (const capability of house.capabilities) await capability.listens?.[name]?.(content, house)
    },
  }
  for (const capability of house.capabilities)
    for (const [name, handler] of Object.entries(capability.jobs ?? {}))
      tasks[name] = (payload) => handler(payload, house)
  return tasks
}

/** Refuses a house in which one listens for what nobody above it announces. */
export function checkListeners(house: House): void {
  const announced = new Set<string>()
  for (const capability of house.capabilities) {
    for (const name of Object.keys(capability.listens ?? {}))
      if (!announced.has(name))
        throw new Error(`${capability.name} listens for ${name}, which nobody above it announces`)
    for (const name of capability.announces ?? []) announced.add(name)
  }
}
