// Enhancements of the workspace.
import './site.ts'
import { listenForShortcuts } from './shortcuts.ts'

listenForShortcuts()
