/**
 * The early stub: takes commands, and keeps the last submission made before the snippet has arrived. Its built form,
 * dist/driftrock.stub.js, is pasted into pages; dist/driftrock.loader.js has it, too.
 *
 * ES5, which is all that tag managers take. It is in every page, so it is as short as can be: kept-submissions.ts
 * judges what it keeps. It prevents and delays nothing, and never throws into the page. The snippet freezes it: then
 * nothing can be kept any more.
 */
/* global driftrock:writable -- the page's own global, which needs no declaration */
self.driftrock ||
  ((driftrock = /** @type {any} */ (
    function stub(event) {
      try {
        // A command's first argument is a text, which has no type.
        event.type
          ? // Of the two events only `pagehide` comes before "q".
            event.type < 'q'
            ? // Turned down, as far as can be told; without a submission this throws.
              stub.e[2].target.querySelector(':invalid,[aria-invalid^=t]') ||
              // Moved, not copied: a page that comes back from the back/forward cache does not have it any more.
              ((localStorage['driftrock:' + Date.now()] = JSON.stringify(stub.e)), (stub.e = 0))
            : (stub.e = [
                event.target.cloneNode().outerHTML,
                [].map.call(event.target, function (control, said) {
                  // Without a value: what is hidden, files and what src/snippet/redaction.ts calls private, in fewer
                  // words; what is as long as a card's number; what the site owner keeps out. The attribute, since
                  // Firefox has no property where it does not know the value.
                  return (
                    /^[fh]|pas|pw|\bcc-|rd.?n|c[sv][cv]|code|exp|otp|capt/i.test(
                      (said = [control.type, control.name, control.id, control.getAttribute('autocomplete')]),
                    ) ||
                      /(\d.?){14}/.test(control.value) ||
                      control.closest('[data-driftrock-ignore]') ||
                      said.push(control.checked, control.value),
                    said
                  );
                }),
                event,
              ])
          : (stub.q = stub.q || []).push(arguments);
      } catch (error) {
        // Nothing to keep, storage that is full or blocked, or a control that goes by the name of a form's own member.
      }
    }
  )),
  ['submit', 'pagehide'].map(function (type) {
    addEventListener(type, driftrock, 1);
  }));
