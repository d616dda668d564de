// Enhancements of the workspace.
import './site.ts'
import { offerToPrint } from './print.ts'
import { reloadWhileAtWork } from './reload.ts'
import { showScanTexts } from './scans.ts'
import { listenForShortcuts } from './shortcuts.ts'

listenForShortcuts()
showScanTexts()
reloadWhileAtWork()
offerToPrint()
