export { SelectionQuery } from './schemas.ts'
export { countSelection, isSelected, listSelection } from './selections.ts'
