/** How many updates stand on a page of the portal before it leads on to all of them. */
export const updatesShown = 4
