import type { House } from '../../../platform/house.ts'

const drawableKinds = ['pdf', 'png', 'jpeg', 'gif', 'bmp', 'tiff']
const drawableTypes = ['application/pdf', 'image/png', 'image/jpeg', 'image/gif', 'image/bmp', 'image/tiff']

/** Pages of this kind of file can be drawn as pictures. */
export const isDrawable = (kind: string): boolean => drawableKinds.includes(kind)
export const isDrawableType = (mediaType: string | null): boolean => drawableTypes.includes(mediaType ?? '')
/** Until it was read there is only its name to go by. */
export const looksDrawable = (name: string): boolean => /\.(pdf|png|jpe?g|gif|bmp|tiff?)$/i.test(name)

/** A page of a stored file, drawn; undefined where it cannot be. Whoever calls it knows that the file is clean. */
export const drawStored = (
  { files, documents }: Pick<House, 'files' | 'documents'>,
  { sha256, name }: { readonly sha256: string; readonly name: string },
  page: number,
): Promise<Uint8Array | undefined> =>
  files.withLocalFile(sha256, async (path) => (await documents.draw({ path, name }, page))?.jpeg)
