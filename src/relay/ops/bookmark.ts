/**
 * A bookmark that opens the inspector on any page. A page whose tag is missing, held back or kept away cannot open it
 * by itself; and where the inspector's file is kept away like the script, the bookmark says by what.
 */
import { anchorOf } from '../../causes/anchor';
import type { CauseName } from '../../causes/causes';
import { inWords } from '../../causes/find-causes';

const wordsOf = (cause: CauseName, details: Record<string, string>): string => {
  const { sentence, remedy } = inWords(cause, details);
  return JSON.stringify(`Driftrock: ${sentence}. ${remedy}\n\n${anchorOf(cause)}`);
};

// Old enough for every browser that keeps bookmarks. W3C Content Security Policy 3, §5.4: the violation is told before
// the script's own error. W3C Trusted Types: a page that asks for them takes no plain text as an address of scripts.
const codeOf = (url: string, origin: string): string =>
  [
    '(function () {',
    `  var url = ${JSON.stringify(url)};`,
    `  var why = ${wordsOf('script-unreachable', { url })};`,
    `  var policy = ${wordsOf('script-policy', { url, origin })};`,
    "  document.addEventListener('securitypolicyviolation', function (violation) {",
    '    if (violation.blockedURI && url.indexOf(violation.blockedURI) === 0) why = policy;',
    '  });',
    "  var script = document.createElement('script');",
    '  script.onerror = function () { setTimeout(function () { alert(why); }); };',
    '  try {',
    '    var types = window.trustedTypes;',
    '    script.src = types',
    "      ? types.createPolicy('driftrock-bookmark', { createScriptURL: String }).createScriptURL(url)",
    '      : url;',
    '    document.head.appendChild(script);',
    '  } catch (error) { alert(policy); }',
    '})();',
  ].join('\n');

/**
 * The bookmark's address, for the inspector that this relay serves.
 * @param relayUrl where pages reach the relay, without a path
 */
export function bookmarkOf(relayUrl: string): string {
  const code = codeOf(`${relayUrl}/driftrock.inspector.js?driftrock_debug`, new URL(relayUrl).origin);
  return `javascript:${encodeURIComponent(code)}`;
}
