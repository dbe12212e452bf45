/** Where citizens find the city, as it is printed on a card; nothing for an address that only works on this machine. */
export function hostOf({ hostname }: Pick<Location, 'hostname'>): string {
  const isName = hostname.includes('.') && !/^[\d.]+$/.test(hostname) && !hostname.endsWith('.localhost');
  return isName ? hostname.replace(/^www\./, '') : '';
}
