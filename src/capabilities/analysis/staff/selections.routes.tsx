import type { FastifyInstance } from 'fastify'
import type { House } from '../../../platform/house.ts'
import { fieldOf, formOf } from '../../../platform/http/forms.ts'
import { actorOf } from '../../../platform/http/request.ts'
import { sendPage } from '../../../ui/index.ts'
import { listStaffNames } from '../../accounts/index.ts'
import { findNamedConsultation } from '../../consultations/index.ts'
import { listSelections } from '../../submissions/index.ts'
import { saveSelection } from '../save-selection.ts'
import { readFilter, SelectionPurpose } from '../schemas.ts'
import { countSelection } from '../selections.ts'
import { doneOf } from './posted.ts'
import { SelectionsPage } from './selections.view.tsx'
import { pathOf } from './subject.ts'

type Params = { Params: { id: string } }

export function selectionsRoutes(app: FastifyInstance, house: House): void {
  app.get<Params>(
    '/staff/consultations/:id/selections',
    { config: { permission: 'submission.read', audit: 'selections.viewed' } },
    async (request, reply) => {
      const consultation = await findNamedConsultation(house.publicDb, request.params.id)
      if (!consultation) return reply.callNotFound()
      // What was picked by hand belongs to the claim it was picked for, and shows there.
      const saved = (await listSelections(house.db, consultation.consultationId)).filter(
        (each) => !('submissions' in each.query),
      )
      const names = await listStaffNames(
        house.db,
        saved.map((each) => each.createdBy).filter((id) => id !== null),
      )
      const rows = []
      for (const each of saved)
        rows.push({
          ...each,
          filter: readFilter(each.query),
          count: (await countSelection(house.db, each)).count,
          savedBy: each.createdBy === null ? undefined : names.get(each.createdBy),
        })
      return sendPage(
        request,
        reply,
        house,
        <SelectionsPage consultation={consultation} rows={rows} done={doneOf(request.query)} />,
      )
    },
  )

  app.post<Params>(
    '/staff/consultations/:id/selections',
    { config: { permission: 'submission.annotate', audit: 'selection.saved' } },
    async (request, reply) => {
      const consultation = await findNamedConsultation(house.publicDb, request.params.id)
      if (!consultation) return reply.callNotFound()
      const { consultationId } = consultation
      const form = formOf(request)
      const filter = readFilter(Object.fromEntries(new URLSearchParams(fieldOf(form, 'filter'))))
      const purpose = SelectionPurpose.safeParse(fieldOf(form, 'purpose'))
      const { href } = house.words.in(request.language)
      // Without a purpose it is named after its day: nothing else was typed that could be lost.
      const named = purpose.success
        ? purpose.data
        : house.words.in(request.language).day(house.now(), consultation.edition.timeZone)
      await saveSelection(house.db, house.now(), actorOf(request), consultationId, filter, named)
      return reply.redirect(href(`${pathOf(consultationId, 'selections')}?done=saved`), 303)
    },
  )
}
