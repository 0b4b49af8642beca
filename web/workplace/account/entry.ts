import '@fontsource-variable/inter'
import './account.css'
import type { AccountData } from './account-data.ts'
import { hydrateAccount } from './client.tsx'
import { DATA_ID, ROOT_ID } from './mount.ts'

const root = document.getElementById(ROOT_ID)
const data = document.getElementById(DATA_ID)?.textContent
// Both come from the same worker as this file.
if (root && data) void hydrateAccount(root, JSON.parse(data) as AccountData)
