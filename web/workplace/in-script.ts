/** JSON for the inside of a `<script>`: no HTML parser takes anything in it for the script's end. */
export const inScript = (data: object): string => JSON.stringify(data).replaceAll('<', '\\u003c')
