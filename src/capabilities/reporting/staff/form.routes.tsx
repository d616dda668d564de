import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { House } from '../../../platform/house.ts'
import { formOf } from '../../../platform/http/forms.ts'
import { actorOf } from '../../../platform/http/request.ts'
import { type FieldError, sendPage } from '../../../ui/index.ts'
import type { StaffConsultation } from '../../consultations/index.ts'
import { listSelections } from '../../submissions/index.ts'
import { addEntry, type FormRefused } from '../add-entry.ts'
import { type Edited, editEntry } from '../edit-entry.ts'
import { listFallenOut } from '../evidence.ts'
import type { StaffEntry } from '../queries.ts'
import { listLinkable } from '../references.ts'
import { isResting } from '../report.ts'
import { readTypedEntry, type TypedEntry } from '../schemas.ts'
import { checkEntry, emptyEntry, fieldOfRefusal, typedOf } from './check-entry.ts'
import { EntryFormView } from './entry-form.view.tsx'
import { entryPath, findEntrySubject, findSubject, reportPath } from './subject.ts'

type Params = { Params: { id: string } }
type EntryParams = { Params: { id: string; entryId: string } }

export function formRoutes(app: FastifyInstance, house: House): void {
  const showForm = async (
    request: FastifyRequest,
    reply: FastifyReply,
    consultation: StaffConsultation,
    entry: StaffEntry | undefined,
    typed: TypedEntry,
    problems: readonly FieldError[] = [],
    savedMeanwhile = false,
  ) => {
    const { consultationId } = consultation
    const page = {
      consultation,
      entryTitle: entry?.latest.content.title,
      typed,
      problems,
      savedMeanwhile: savedMeanwhile ? entry?.latest.content : undefined,
      linkable: await listLinkable(house.db, consultation.treatyId),
      // What was picked by hand belongs to the entry it was picked for.
      selections: (await listSelections(house.db, consultationId)).filter(
        (each) => !('submissions' in each.query),
      ),
      fallenOut: entry ? (await listFallenOut(house.db, entry.latest)).lines : [],
      beginsVersion: entry !== undefined && entry.latest.publishedAt !== null,
      back: entry ? entryPath(consultationId, entry.entryId) : reportPath(consultationId),
    }
    return sendPage(request, reply, house, <EntryFormView page={page} />, {
      status: problems.length > 0 ? 422 : 200,
    })
  }

  app.get<Params>(
    '/staff/consultations/:id/report/new',
    { config: { permission: 'report.edit', audit: 'report.viewed' } },
    async (request, reply) => {
      const consultation = await findSubject(house, request.params.id)
      return consultation
        ? showForm(request, reply, consultation, undefined, emptyEntry)
        : reply.callNotFound()
    },
  )

  app.post<Params>(
    '/staff/consultations/:id/report/new',
    { config: { permission: 'report.edit', audit: 'report.entry-added' } },
    async (request, reply) => {
      const consultation = await findSubject(house, request.params.id)
      if (!consultation) return reply.callNotFound()
      const { consultationId } = consultation
      const words = house.words.in(request.language)
      const { typed, problems } = readTypedEntry(formOf(request), words)
      const checked = await checkEntry(house.db, words, consultation, typed, undefined)
      const wrong = [...problems, ...(checked.ok ? [] : checked.problems)]
      if (!checked.ok || wrong.length > 0)
        return showForm(request, reply, consultation, undefined, typed, wrong)
      const added = await addEntry(house.db, house.now(), actorOf(request), consultationId, checked.form)
      if (!added.ok)
        return showForm(request, reply, consultation, undefined, typed, [refusalOf(added, request)])
      return reply.redirect(words.href(entryPath(consultationId, added.entryId, '?done=added')), 303)
    },
  )

  app.get<EntryParams>(
    '/staff/consultations/:id/report/entries/:entryId/edit',
    { config: { permission: 'report.edit', audit: 'report.viewed' } },
    async (request, reply) => {
      const found = await findEntrySubject(house, request.params)
      if (!found) return reply.callNotFound()
      const { consultation, entry } = found
      if (isResting(entry.latest.state))
        return reply.redirect(
          house.words.in(request.language).href(entryPath(consultation.consultationId, entry.entryId)),
          303,
        )
      return showForm(request, reply, consultation, entry, await typedOf(house.db, entry.latest))
    },
  )

  app.post<EntryParams>(
    '/staff/consultations/:id/report/entries/:entryId/edit',
    { config: { permission: 'report.edit', audit: 'report.entry-edited' } },
    async (request, reply) => {
      const found = await findEntrySubject(house, request.params)
      if (!found) return reply.callNotFound()
      const { consultation, entry } = found
      const { consultationId } = consultation
      const words = house.words.in(request.language)
      const { typed, problems } = readTypedEntry(formOf(request), words)
      const checked = await checkEntry(house.db, words, consultation, typed, entry.latest)
      const wrong = [...problems, ...(checked.ok ? [] : checked.problems)]
      if (!checked.ok || wrong.length > 0) return showForm(request, reply, consultation, entry, typed, wrong)
      const edited = await editEntry(
        house.db,
        house.now(),
        actorOf(request),
        entry.entryId,
        typed,
        checked.form,
      )
      if (!edited.ok && edited.reason === 'changed-meanwhile') {
        // Both texts on one page; saving again is then a choice between two things seen.
        const now = (await findEntrySubject(house, request.params))?.entry ?? entry
        const { versionId, revision } = now.latest
        const onTop = { ...typed, versionId, revision }
        return showForm(request, reply, consultation, now, onTop, [refusalOf(edited, request)], true)
      }
      if (!edited.ok)
        return showForm(request, reply, consultation, entry, typed, [refusalOf(edited, request)])
      const done = edited.begun ? 'begun' : 'saved'
      return reply.redirect(words.href(entryPath(consultationId, entry.entryId, `?done=${done}`)), 303)
    },
  )

  const refusalOf = (
    refused: FormRefused | Exclude<Edited, { ok: true }>,
    request: FastifyRequest,
  ): FieldError => ({
    field: (fieldOfRefusal as Record<string, string | undefined>)[refused.reason],
    message: house.words.in(request.language).t(`reporting.refused.${refused.reason}`),
  })
}
