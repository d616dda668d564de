import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { House } from '../../../platform/house.ts'
import { fieldOf, formOf } from '../../../platform/http/forms.ts'
import { actorOf } from '../../../platform/http/request.ts'
import { isId } from '../../../platform/ids.ts'
import { type FieldError, sendPage } from '../../../ui/index.ts'
import { fingerprintOf } from '../../ledger/index.ts'
import { type SubjectKind, subjectKinds } from '../change.ts'
import { listOpenChanges } from '../changes.ts'
import { type Proposal, proposeChange } from '../propose-change.ts'
import { findTreaty, type Treaty } from '../queries.ts'
import { readContent } from '../schemas.ts'
import { findContent, findTreatyIdOf } from '../subject-content.ts'
import { findDefaults } from './defaults.ts'
import { nameOf } from './names.ts'
import { changePath } from './paths.ts'
import { listPicks } from './picks.ts'
import { fieldErrors, mendedErrors } from './problems.ts'
import { ProposeView, RemoveView } from './propose.view.tsx'
import { contentIn, type Typed, typedFrom } from './typed.ts'

const propose = (audit: string) => ({ config: { permission: 'treaty.propose', audit } })

type Subject = {
  Params: { id: string; kind: string; subject: string }
  Querystring: { session?: string }
}

/** What a page of proposing is about. */
interface Target {
  readonly kind: SubjectKind
  readonly treaty: Treaty | undefined
  readonly subjectId: string | undefined
}

/** Proposing changes of the record: one form for each kind of thing, and a question before a removal. */
export function proposeRoutes(app: FastifyInstance, house: House): void {
  const { db } = house
  const newTreaty: Target = { kind: 'treaty', treaty: undefined, subjectId: undefined }

  app.get('/staff/treaties/new', propose('none'), async (request, reply) =>
    showForm(request, reply, newTreaty, await findDefaults(db, newTreaty.kind, undefined)),
  )
  app.post('/staff/treaties/new', propose('change.proposed'), async (request, reply) =>
    post(request, reply, newTreaty),
  )

  app.get<Subject>('/staff/treaties/:id/propose/:kind', propose('treaty.viewed'), async (request, reply) => {
    const target = await targetOf(request)
    if (!target?.treaty || target.kind === 'treaty' || target.kind === 'schedule') return reply.callNotFound()
    const { session } = request.query
    const defaults = await findDefaults(
      db,
      target.kind,
      target.treaty.treatyId,
      typeof session === 'string' && isId(session) ? session : undefined,
    )
    return showForm(request, reply, target, defaults)
  })
  app.post<Subject>(
    '/staff/treaties/:id/propose/:kind',
    propose('change.proposed'),
    async (request, reply) => {
      const target = await targetOf(request)
      if (!target || target.kind === 'treaty' || target.kind === 'schedule') return reply.callNotFound()
      return post(request, reply, target)
    },
  )

  app.get<Subject>(
    '/staff/treaties/:id/propose/:kind/:subject',
    propose('treaty.viewed'),
    async (request, reply) => {
      const target = await targetOf(request)
      if (!target?.treaty || !target.subjectId) return reply.callNotFound()
      const { kind, subjectId, treaty } = target
      if ((await findTreatyIdOf(db, kind, subjectId)) !== treaty.treatyId) return reply.callNotFound()
      const content = await findContent(db, kind, subjectId)
      const typed = content
        ? typedFrom(kind, content as never)
        : await findDefaults(db, kind, treaty.treatyId)
      return showForm(request, reply, target, typed)
    },
  )
  app.post<Subject>(
    '/staff/treaties/:id/propose/:kind/:subject',
    propose('change.proposed'),
    async (request, reply) => {
      const target = await targetOf(request)
      if (!target?.subjectId) return reply.callNotFound()
      return post(request, reply, target)
    },
  )

  app.get<Subject>(
    '/staff/treaties/:id/propose/:kind/:subject/remove',
    propose('treaty.viewed'),
    async (request, reply) => showRemoval(request, reply, await targetOf(request), []),
  )
  app.post<Subject>(
    '/staff/treaties/:id/propose/:kind/:subject/remove',
    propose('change.proposed'),
    async (request, reply) => {
      const target = await targetOf(request)
      if (!target?.treaty || !target.subjectId || !isRemovable(target.kind)) return reply.callNotFound()
      const { kind, subjectId, treaty } = target
      const seen = fieldOf(formOf(request), 'seen')
      const proposal = { kind, treatyId: treaty.treatyId, subjectId, remove: true, seen }
      const proposed = await proposeChange(db, house.now(), actorOf(request), proposal)
      if (proposed.ok) return toChange(request, reply, proposed.changeId)
      if (proposed.reason === 'gone') return reply.callNotFound()
      const { t } = house.words.in(request.language)
      return showRemoval(request, reply, target, [{ message: t('negotiations.propose.moved') }])
    },
  )

  async function targetOf(request: FastifyRequest<Subject>): Promise<Target | undefined> {
    const { id, kind, subject } = request.params
    const known = subjectKinds.find((each) => each === kind)
    if (!known || !isId(id) || (subject !== undefined && !isId(subject))) return undefined
    // The address of a treaty's own text names it twice.
    if (known === 'treaty' && subject !== id) return undefined
    const treaty = await findTreaty(db, id)
    return treaty && { kind: known, treaty, subjectId: subject }
  }

  async function post(request: FastifyRequest, reply: FastifyReply, target: Target): Promise<FastifyReply> {
    const { kind, treaty, subjectId } = target
    const form = formOf(request)
    const words = house.words.in(request.language)
    const content = contentIn(kind, form.values, subjectId === undefined)
    const proposal: Proposal = {
      kind,
      treatyId: treaty?.treatyId,
      subjectId,
      content,
      ...(subjectId ? { seen: fieldOf(form, 'seen') } : {}),
    }
    const mended = mendedErrors(form, words)
    if (mended.length > 0) return showForm(request, reply, target, form.values, mended)
    const proposed = await proposeChange(db, house.now(), actorOf(request), proposal)
    if (proposed.ok) return toChange(request, reply, proposed.changeId)
    const errors =
      proposed.reason === 'invalid'
        ? fieldErrors(kind, proposed.problems, words)
        : [{ message: words.t(`negotiations.propose.${proposed.reason}`) }]
    return showForm(request, reply, target, form.values, errors, proposed.reason === 'moved')
  }

  const toChange = (request: FastifyRequest, reply: FastifyReply, changeId: string) =>
    reply.redirect(house.words.in(request.language).href(`${changePath(changeId)}?done=proposed`), 303)

  async function showForm(
    request: FastifyRequest,
    reply: FastifyReply,
    target: Target,
    typed: Typed,
    errors: readonly FieldError[] = [],
    moved = false,
  ): Promise<FastifyReply> {
    const { kind } = target
    const about = await readAbout(target)
    const read = moved ? readContent(kind, contentIn(kind, typed, false)) : undefined
    const page = {
      ...target,
      ...about,
      typed,
      errors,
      moved: read && { now: about.content ?? null, typed: read.ok ? read.content : null },
    }
    return sendPage(request, reply, house, <ProposeView page={page} />, {
      status: errors.length > 0 ? 422 : 200,
    })
  }

  async function showRemoval(
    request: FastifyRequest,
    reply: FastifyReply,
    target: Target | undefined,
    errors: readonly FieldError[],
  ) {
    if (!target?.treaty || !target.subjectId || !isRemovable(target.kind)) return reply.callNotFound()
    if ((await findTreatyIdOf(db, target.kind, target.subjectId)) !== target.treaty.treatyId)
      return reply.callNotFound()
    const { content, ...about } = await readAbout(target)
    if (!content) return reply.callNotFound()
    const page = { ...target, ...about, content, errors }
    return sendPage(request, reply, house, <RemoveView page={page} />, {
      status: errors.length > 0 ? 422 : 200,
    })
  }

  /** What both pages show of the thing itself. */
  async function readAbout({ kind, treaty, subjectId }: Target) {
    const [picks, open, content] = await Promise.all([
      listPicks(db, treaty?.treatyId),
      treaty ? listOpenChanges(db, treaty.treatyId) : [],
      subjectId ? findContent(db, kind, subjectId) : undefined,
    ])
    return {
      picks,
      content,
      name: subjectId ? nameOf(kind, subjectId, content, picks) : '',
      seen: fingerprintOf(content),
      waiting: open.filter((change) => change.subjectId === subjectId && change.subjectKind === kind),
    }
  }
}

/** A treaty is taken from view by a change; dates are followed by new ones. */
const isRemovable = (kind: SubjectKind): boolean => kind !== 'treaty' && kind !== 'schedule'
