/** Where the edge puts the screen and its data, and the browser finds them. */
export const ROOT_ID = 'account'
export const DATA_ID = 'account-data'
