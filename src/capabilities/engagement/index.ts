export { listPublishedUpdates, type PublishedUpdate } from './published.ts'
