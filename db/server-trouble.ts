import type { NeonDbError } from '@neondatabase/serverless'

/** SQLSTATE classes: connection, log-in, no such database, resources, shut-down. */
const SERVER_TROUBLE = /^(08|28|3D|53|57P)/

/** Whether the server, not the statement, is the trouble: the same may well work later. Without a code it was not even asked. */
export const isServerTrouble = ({ code }: NeonDbError): boolean => code === undefined || SERVER_TROUBLE.test(code)
