import type { ComponentChildren } from 'preact'
import type { Actor, Role } from '../../../platform/access.ts'
import {
  CardList,
  Columns,
  Details,
  InsetText,
  Link,
  PageHeading,
  StaffShell,
  useFrame,
  useWords,
} from '../../../ui/index.ts'

/** A role and the permissions that not every role holds. */
export interface RoleOpens {
  readonly role: Role
  readonly permissions: readonly string[]
}

interface HomePage {
  readonly actor: Actor
  readonly panels: readonly ComponentChildren[]
  /** All roles, in their order. */
  readonly opens: readonly RoleOpens[]
}

/** What waits for this person, where they may go, and what their roles open. */
export function HomeView({ actor, panels, opens }: HomePage) {
  const { words, navigation } = useFrame()
  const { t } = words
  const mayAdminister = actor.permissions.has('staff.administer')
  const seesToPeopleOnly = mayAdminister && actor.roles.every((role) => role === 'administrator')
  return (
    <StaffShell title={t('accounts.home.title')}>
      <PageHeading>{t('accounts.home.welcome', { name: actor.name })}</PageHeading>
      <Columns aside={<YourRoles actor={actor} opens={opens} />}>
        {panels.length > 0 ? panels : <p class="govuk-body-l">{t('accounts.home.nothing')}</p>}
        {seesToPeopleOnly ? <FirstSteps actor={actor} /> : null}
        {navigation.length > 0 ? (
          <>
            <h2 class="govuk-heading-m">{t('accounts.home.go')}</h2>
            <CardList keys items={navigation.map((item) => ({ title: item.label, href: item.path }))} />
          </>
        ) : null}
      </Columns>
    </StaffShell>
  )
}

/** The first person here holds one role and wonders where everything is. */
function FirstSteps({ actor }: { actor: Actor }) {
  const { t } = useWords()
  return (
    <InsetText>
      <p class="govuk-body">{t('accounts.home.administrator-only')}</p>
      <ul class="govuk-list govuk-list--bullet">
        <li>
          <Link href={`/staff/people/${actor.id}`}>{t('accounts.home.give-yourself')}</Link>
        </li>
        <li>
          <Link href="/staff/people/invite">{t('accounts.home.invite')}</Link>
        </li>
      </ul>
      <p class="govuk-body">{t('accounts.home.second-person')}</p>
    </InsetText>
  )
}

function YourRoles({ actor, opens }: { actor: Actor; opens: readonly RoleOpens[] }) {
  const { t } = useWords()
  const isYours = ({ role }: RoleOpens) => actor.roles.includes(role)
  return (
    <section aria-labelledby="your-roles">
      <h2 class="govuk-heading-m" id="your-roles">
        {t('accounts.home.roles', { count: actor.roles.length })}
      </h2>
      {opens.filter(isYours).map((each) => (
        <Opens {...each} />
      ))}
      <Details summary={t('accounts.home.other-roles')}>
        {opens
          .filter((each) => !isYours(each))
          .map((each) => (
            <Opens {...each} />
          ))}
        <p class="govuk-body">
          {actor.permissions.has('staff.administer') ? (
            <Link href="/staff/people">{t('accounts.home.change-roles')}</Link>
          ) : (
            t('accounts.home.ask-for-roles')
          )}
        </p>
      </Details>
    </section>
  )
}

function Opens({ role, permissions }: RoleOpens) {
  const { t, named } = useWords()
  return (
    <>
      <h3 class="govuk-heading-s">{t(`accounts.role.${role}`)}</h3>
      <ul class="govuk-list govuk-list--bullet">
        {permissions.map((permission) => (
          <li>{named(`accounts.opens.${permission}`)}</li>
        ))}
      </ul>
    </>
  )
}
