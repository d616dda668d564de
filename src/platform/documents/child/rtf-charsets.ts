/** The name by which a decoder knows a code page of Windows; undefined for one it does not know. */
export function codePageOf(number: number | undefined): string | undefined {
  if (number === undefined) return undefined
  if ((number >= 1250 && number <= 1258) || number === 874) return `windows-${number}`
  const others: Readonly<Record<number, string>> = {
    932: 'shift_jis',
    936: 'gbk',
    949: 'euc-kr',
    950: 'big5',
    866: 'ibm866',
    10000: 'macintosh',
    65001: 'utf-8',
  }
  return others[number]
}

const pageOfCharset: Readonly<Record<number, number>> = {
  0: 1252,
  77: 10000,
  128: 932,
  129: 949,
  134: 936,
  136: 950,
  161: 1253,
  162: 1254,
  163: 1258,
  177: 1255,
  178: 1256,
  186: 1257,
  204: 1251,
  222: 874,
  238: 1250,
}

/** By the number of the set in the table of fonts. */
export const charsetOfFont = (number: number | undefined): string | undefined =>
  number === undefined ? undefined : codePageOf(pageOfCharset[number])
