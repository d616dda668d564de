// Enhancements of the workspace.
import './site.ts'
import { showScanTexts } from './scans.ts'
import { listenForShortcuts } from './shortcuts.ts'

listenForShortcuts()
showScanTexts()
