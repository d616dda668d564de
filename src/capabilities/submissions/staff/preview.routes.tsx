import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { House, UploadLimits } from '../../../platform/house.ts'
import { fieldOf, formOf } from '../../../platform/http/forms.ts'
import { seeOther } from '../../../platform/http/see-other.ts'
import type { Words } from '../../../platform/translation/words.ts'
import { sendPage } from '../../../ui/page.tsx'
import {
  type Answers,
  type Edition,
  findPreview,
  PreviewBanner,
  previewPath,
  questionsOf,
} from '../../consultations/index.ts'
import { limitsOf } from '../attachments/form-files.ts'
import { type Draft, emptyDraft } from '../drafts.ts'
import { AboutPage } from '../public/about.view.tsx'
import { CheckPage } from '../public/check.view.tsx'
import { FilesPage } from '../public/files.view.tsx'
import type { FormPage } from '../public/form-shell.tsx'
import { SectionPage } from '../public/section.view.tsx'
import { StartPage } from '../public/start.view.tsx'
import { WithholdPage } from '../public/withhold.view.tsx'
import { everyStep, ownPath, type Step, stepAfter, stepPath } from '../steps.ts'

interface Previewed {
  Params: { id: string; step: string }
  Querystring: { from?: string; sent?: string }
}

const read = { config: { permission: 'consultation.read', audit: 'consultation.viewed' } } as const
/** Going on from page to page: nothing of what is typed is looked at. */
const walk = { config: { permission: 'consultation.read', audit: 'none' } } as const

/** The form before anything is public: every page of it in order, with the very views the public gets. */
export function previewRoutes(app: FastifyInstance, house: House): void {
  const base = '/staff/consultations/:id/preview/form'
  const formPath = (request: FastifyRequest<Previewed>) => previewPath(request.params.id, 'form')

  app.get<Previewed>(base, read, async (request, reply) => {
    const found = await findPreview(house.db, request.params.id, house.now())
    if (!found) return reply.callNotFound()
    const { consultation } = found
    const preview = {
      form: formPath(request),
      questions: previewPath(consultation.consultationId, 'questions'),
      told: <PreviewBanner preview={found} />,
      hasDates: found.hasDates,
    }
    return sendPage(request, reply, house, <StartPage consultation={consultation} open preview={preview} />)
  })

  app.post<Previewed>(base, walk, async (request, reply) => {
    const found = await findPreview(house.db, request.params.id, house.now())
    if (!found) return reply.callNotFound()
    return goTo(request, reply, everyStep(found.consultation.edition)[0])
  })

  // The pages have the addresses that they have behind a private link.
  for (const [path, isPart] of [
    [`${base}/part/:step`, true],
    [`${base}/:step`, false],
  ] as const) {
    app.get<Previewed>(path, read, async (request, reply) => {
      const found = await pageOf(request, isPart)
      return found
        ? sendPage(request, reply, house, viewOf(found.page, found.step, house.settings.uploads))
        : reply.callNotFound()
    })

    app.post<Previewed>(path, walk, async (request, reply) => {
      if (
        !isPart &&
        request.params.step === 'send' &&
        (await findPreview(house.db, request.params.id, house.now()))
      )
        return seeOther(request, reply, house, `${ownPath(formPath(request), 'check')}?sent=no`)
      const found = await pageOf(request, isPart)
      if (!found) return reply.callNotFound()
      if (fieldOf(formOf(request), 'go') === 'later')
        return seeOther(request, reply, house, previewPath(request.params.id))
      const { steps, fromCheck } = found.page
      return goTo(request, reply, fromCheck ? steps.at(-1) : stepAfter(steps, found.step.id))
    })
  }

  const goTo = (request: FastifyRequest<Previewed>, reply: FastifyReply, step: Step | undefined) =>
    seeOther(request, reply, house, step ? stepPath(formPath(request), step) : formPath(request))

  async function pageOf(
    request: FastifyRequest<Previewed>,
    isPart: boolean,
  ): Promise<{ page: FormPage; step: Step } | undefined> {
    const now = house.now()
    const found = await findPreview(house.db, request.params.id, now)
    if (!found) return undefined
    const { consultation } = found
    const { consultationId, editionId, edition } = consultation
    const steps = everyStep(edition)
    const step = steps.find(({ kind, id }) => id === request.params.step && (kind === 'section') === isPart)
    if (!step) return undefined
    const { t } = house.words.in(request.language)
    const draft: Draft = {
      submissionId: '',
      consultationId,
      editionId,
      secretHash: '',
      // Only what was answered can be withheld: without an example that page would be all but empty.
      content: step.kind === 'withhold' ? { ...emptyDraft, answers: examplesFor(edition, t) } : emptyDraft,
      revision: 0,
      createdAt: now,
      updatedAt: now,
      sentAt: null,
    }
    const isSent = request.query.sent !== undefined
    const page = {
      key: formPath(request),
      preview: true,
      consultation,
      draft,
      steps,
      current: step.id,
      fromCheck: request.query.from === 'check',
      told: (
        <PreviewBanner preview={found} {...(isSent ? { text: t('submissions.preview.not-sent') } : {})} />
      ),
    }
    return { page, step }
  }
}

const examplesFor = (edition: Edition, t: Words['t']): Answers =>
  Object.fromEntries(
    questionsOf(edition)
      .filter(({ type }) => type === 'short-text' || type === 'long-text')
      .map(({ id }) => [id, t('submissions.preview.example')]),
  )

function viewOf(page: FormPage, step: Step, uploads: UploadLimits) {
  switch (step.kind) {
    case 'section':
      return <SectionPage page={page} section={step.section} base="" />
    case 'files':
      return <FilesPage page={page} limits={limitsOf(page.consultation.edition, uploads)} />
    case 'about':
      return <AboutPage page={page} base="" />
    case 'withhold':
      return <WithholdPage page={page} base="" />
    case 'check':
      return <CheckPage page={page} />
  }
}
