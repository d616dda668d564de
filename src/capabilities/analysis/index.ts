export { SelectionQuery } from './schemas.ts'
export { type Counted, countSelection, isSelected, listSelection, type Selection } from './selections.ts'
