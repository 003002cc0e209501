/** What a server sends for a script: HTML standard, "JavaScript MIME type". Pure. */
const SCRIPT_TYPE = /^\s*(text|application)\/(x-)?(java|ecma)script/i;

/** Whether a `Content-Type` is that of a script; anything else is mostly a page that says "not found". */
export const isScriptType = (contentType: string): boolean => SCRIPT_TYPE.test(contentType);
