// Enhancements of public pages. Every page works without them.
import { autosave } from './autosave.ts'
import { countCharacters } from './character-count.ts'
import { revealChoices } from './choices.ts'
import { followConditions } from './conditions.ts'
import { focusTargets } from './focus.ts'
import { submitOnce } from './submit-once.ts'
import { showTabs } from './tabs.ts'
import { sendFilesInPieces } from './upload.ts'

// The style sheet hides what a script must be able to show again only under this class.
document.body.classList.add('js-enabled', 'govuk-frontend-supported')
focusTargets()
submitOnce()
revealChoices()
followConditions()
showTabs()
countCharacters()
sendFilesInPieces()
autosave()
