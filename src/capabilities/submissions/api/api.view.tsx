import { Link, PageHeading, Prose, PublicShell, Table, useFrame, useWords } from '../../../ui/index.ts'
import { type ProblemName, problems } from './problem.ts'

const reading = [
  ['/api/v1/consultations', 'consultations'],
  ['/api/v1/treaties', 'treaties'],
  ['/api/v1/openapi.json', 'openapi'],
] as const

/** What programs can ask for here, and how submissions that an organisation collected are filed. */
export function ApiPage() {
  const { t, named } = useWords()
  const { settings } = useFrame()
  return (
    <PublicShell title={t('submissions.api.title')} canonical="/api">
      <PageHeading lead={t('submissions.api.lead')}>{t('submissions.api.title')}</PageHeading>
      <h2 class="govuk-heading-m">{t('submissions.api.reading')}</h2>
      <ul class="govuk-list govuk-list--bullet">
        {reading.map(([path, name]) => (
          <li>
            <a class="govuk-link" href={path}>
              <code class="app-break-anywhere">{path}</code>
            </a>
            {': '}
            {named(`submissions.api.reading.${name}`)}
          </li>
        ))}
      </ul>
      <h2 class="govuk-heading-m">{t('submissions.api.filing')}</h2>
      <Prose>
        <p>{t('submissions.api.filing-who')}</p>
        <ol>
          <li>{t('submissions.api.filing-notice')}</li>
          <li>{t('submissions.api.filing-post')}</li>
          <li>{t('submissions.api.filing-key')}</li>
          <li>{t('submissions.api.filing-links')}</li>
        </ol>
        <pre class="app-example" tabindex={0}>
          <code>{exampleFor(settings.baseUrl)}</code>
        </pre>
        <p>
          <Link href="/verify">{t('submissions.api.verify')}</Link>
        </p>
      </Prose>
      <h2 class="govuk-heading-m">{t('submissions.api.problems')}</h2>
      <Table
        stacks
        caption={<span class="govuk-visually-hidden">{t('submissions.api.problems')}</span>}
        head={[
          t('submissions.api.problem-status'),
          t('submissions.api.problem-name'),
          t('submissions.api.problem-meaning'),
        ]}
        rows={(Object.keys(problems) as ProblemName[]).map((name) => [
          String(problems[name]),
          <code class="app-break-anywhere" id={name}>
            {name}
          </code>,
          named(`submissions.api.problem.${name}.detail`),
        ])}
      />
    </PublicShell>
  )
}

const exampleFor = (baseUrl: string): string => `curl ${baseUrl}/api/v1/consultations/SLUG/submissions \\
  -H "Authorization: Bearer travaux_…" \\
  -H "Idempotency-Key: batch-2026-11-24-001" \\
  -H "Content-Type: application/json" \\
  -d '{
    "notice": { "hash": "…", "shownToParticipants": true },
    "submissions": [
      {
        "sender": { "kind": "individual", "name": "…", "email": "…" },
        "answers": {
          "A-QUESTION-FOR-WORDS": "…",
          "A-QUESTION-FOR-A-POSITION": { "choice": "support", "why": "…" }
        },
        "body": "…"
      }
    ]
  }'`
