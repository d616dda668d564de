import type { FastifyInstance } from 'fastify'
import type { House } from '../../../platform/house.ts'
import { formOf } from '../../../platform/http/forms.ts'
import { actorOf } from '../../../platform/http/request.ts'
import { seeOther } from '../../../platform/http/see-other.ts'
import { type FieldError, sendPage } from '../../../ui/index.ts'
import { listTreaties } from '../../negotiations/index.ts'
import { emptyEdition } from '../completeness.ts'
import { type Drafted, draftConsultation } from '../draft-consultation.ts'
import { usualFiles } from '../edition.ts'
import { listConsultations } from '../queries.ts'
import { slugFrom } from '../slugs.ts'
import { tellingOf } from './done.tsx'
import { homeOf } from './draft.ts'
import { ConsultationListView, NewConsultationView } from './list.view.tsx'
import { fieldErrors } from './step.ts'
import { type Typed, typedForm, typedValues } from './typed.ts'

/** The list of consultations, and beginning a new one. */
export function listRoutes(app: FastifyInstance, house: House): void {
  app.get(
    '/staff/consultations',
    { config: { permission: 'consultation.read', audit: 'consultations.viewed' } },
    async (request, reply) => {
      const [consultations, treaties] = await Promise.all([
        listConsultations(house.db),
        listTreaties(house.db),
      ])
      const page = {
        consultations,
        treaties,
        now: house.now(),
        mayEdit: actorOf(request).permissions.has('consultation.edit'),
      }
      return sendPage(request, reply, house, <ConsultationListView page={page} />)
    },
  )

  app.get(
    '/staff/consultations/new',
    { config: { permission: 'consultation.edit', audit: 'none' } },
    async (request, reply) => {
      const treaties = await listTreaties(house.db)
      const typed = typedValues({ treatyId: treaties.length === 1 ? treaties[0]?.treatyId : undefined })
      return sendPage(request, reply, house, <NewConsultationView treaties={treaties} typed={typed} />)
    },
  )

  app.post(
    '/staff/consultations/new',
    { config: { permission: 'consultation.edit', audit: 'consultation.drafted' } },
    async (request, reply) => {
      const typed = typedForm(formOf(request))
      const treaties = await listTreaties(house.db)
      const title = typed.one('title').trim()
      const slug = typed.one('slug').trim() || slugFrom(title, [], 'consultation')
      const treaty = treaties.find(({ treatyId }) => treatyId === typed.one('treatyId'))
      const words = house.words.in(request.language)
      const errors: FieldError[] = []
      if (!title) errors.push({ field: 'title', message: words.t('consultations.new.title-missing') })
      if (!treaty) errors.push({ field: 'treatyId', message: words.t('consultations.new.treaty-missing') })
      if (treaty && title) {
        const content = { ...emptyEdition(title, house.settings.timeZone), files: { most: usualFiles } }
        const form = { treatyId: treaty.treatyId, slug, content }
        const drafted = await draftConsultation(house.db, house.now(), actorOf(request), form)
        if (drafted.ok)
          return seeOther(request, reply, house, tellingOf(homeOf(drafted.consultationId), 'begun'))
        errors.push(...refusal(drafted))
      }
      return sendPage(
        request,
        reply,
        house,
        <NewConsultationView
          treaties={treaties}
          typed={title ? withSlug(typed, slug) : typed}
          errors={errors}
        />,
        { status: 422 },
      )

      function refusal(refused: Exclude<Drafted, { ok: true }>): FieldError[] {
        if (refused.reason === 'invalid') return fieldErrors(refused.problems, words)
        if (refused.reason === 'unknown-treaty')
          return [{ field: 'treatyId', message: words.t('consultations.new.treaty-missing') }]
        return [{ field: 'slug', message: words.t(`consultations.new.${refused.reason}`) }]
      }
    },
  )
}

/** The address that was tried, shown once it was refused, so that it can be changed; without a title none was tried. */
const withSlug = (typed: Typed, slug: string): Typed =>
  typedValues({ title: typed.one('title'), treatyId: typed.one('treatyId'), slug })
