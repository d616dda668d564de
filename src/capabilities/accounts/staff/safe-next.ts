/** Where to go after signing in: a page of the workspace, and nothing that only looks like one. */
export function safeNext(next: string | undefined): string {
  if (!next || next.length > 2_000) return '/staff'
  let url: URL
  try {
    url = new URL(next, 'http://here.invalid')
  } catch {
    return '/staff'
  }
  const path = url.pathname
  const inWorkspace = url.origin === 'http://here.invalid' && /^\/staff(\/|$)/.test(path)
  return inWorkspace && !/^\/staff\/(sign-in|sign-out|welcome)(\/|$)/.test(path)
    ? path + url.search
    : '/staff'
}
