/** The HTML standard where happy-dom departs from it. For its side effect: import it before what is tested. */

// HTML standard §4.10.5.4: `files` is null unless the control is a file control. happy-dom has an empty list.
const { prototype } = HTMLInputElement;
const { get } = Object.getOwnPropertyDescriptor(prototype, 'files')!;

Object.defineProperty(prototype, 'files', {
  configurable: true,
  get(this: HTMLInputElement) {
    return this.type === 'file' ? get!.call(this) : null;
  },
});

// Web IDL §3.7.6: the name of a class is in its prototype. happy-dom leaves it out of these.
for (const type of [FormData, Blob, File]) {
  Object.defineProperty(type.prototype, Symbol.toStringTag, { configurable: true, value: type.name });
}
