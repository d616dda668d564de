import { execFile, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chmod, chown, mkdir, mkdtemp, rename, rm, utimes, writeFile } from 'node:fs/promises'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'

const program = ['/usr/sbin/dovecot', '/usr/local/sbin/dovecot'].find((path) => existsSync(path))

/** Why the real mail server cannot be used here; undefined when it can. */
export const dovecotMissing: string | undefined = !program
  ? 'Dovecot is not installed (Debian: dovecot-imapd)'
  : process.getuid?.() !== 0
    ? 'Dovecot drops its privileges, which only root can do'
    : undefined

export interface Dovecot {
  /** `imap://…/INBOX` with user and password. */
  readonly url: string
  /** Lays a message into the mailbox, as a delivery agent does. */
  deliver(raw: string | Buffer, receivedAt?: Date): Promise<void>
  stop(): Promise<void>
}

/** Starts a real IMAP server of its own, on a free port, with one mailbox. */
export async function startDovecot(): Promise<Dovecot> {
  if (!program) throw new Error(dovecotMissing)
  const folder = await mkdtemp(join(tmpdir(), 'dovecot-'))
  await chmod(folder, 0o755)
  const { stdout } = await promisify(execFile)('id', ['-u', 'nobody'])
  const uid = Number(stdout)
  const mailbox = join(folder, 'mail')
  for (const each of ['', 'tmp', 'new', 'cur']) {
    await mkdir(join(mailbox, each), { recursive: true })
    await chown(join(mailbox, each), uid, uid)
  }
  const port = await freePort()
  const config = join(folder, 'dovecot.conf')
  await writeFile(config, configOf(folder, mailbox, port, uid))
  const server = spawn(program, ['-F', '-c', config], { stdio: ['ignore', 'ignore', 'inherit'] })
  await untilListening(port, () => server.exitCode === null)
  let delivered = 0
  return {
    url: `imap://reader:secret@127.0.0.1:${port}/INBOX`,
    async deliver(raw, receivedAt = new Date()) {
      const name = `${receivedAt.getTime()}.M${++delivered}P${process.pid}.test`
      const part = join(mailbox, 'tmp', name)
      await writeFile(part, raw)
      await chown(part, uid, uid)
      // A maildir takes the moment of arrival from the file.
      await utimes(part, receivedAt, receivedAt)
      await rename(part, join(mailbox, 'new', name))
    },
    async stop() {
      const ended = new Promise((resolve) => server.once('exit', resolve))
      server.kill('SIGTERM')
      await Promise.race([ended, pause(5_000).then(() => server.kill('SIGKILL'))])
      await rm(folder, { recursive: true, force: true })
    },
  }
}

const configOf = (folder: string, mailbox: string, port: number, uid: number): string => `
base_dir = ${folder}/run
state_dir = ${folder}/state
log_path = ${folder}/log
protocols = imap
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
first_valid_uid = 1
first_valid_gid = 0
mail_location = maildir:${mailbox}
maildir_stat_dirs = yes
passdb {
  driver = static
  args = password=secret
}
userdb {
  driver = static
  args = uid=${uid} gid=${uid} home=${mailbox}
}
service imap-login {
  chroot =
  inet_listener imap {
    port = ${port}
  }
  inet_listener imaps {
    port = 0
  }
}
service anvil {
  chroot =
}
`

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  return typeof address === 'object' && address ? address.port : 0
}

async function untilListening(port: number, isAlive: () => boolean): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    if (!isAlive()) throw new Error('Dovecot did not start')
    const open = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1')
      socket.once('connect', () => resolve(true))
      socket.once('error', () => resolve(false))
      socket.once('connect', () => socket.destroy())
    })
    if (open) return
    await pause(50)
  }
  throw new Error('Dovecot does not listen')
}
