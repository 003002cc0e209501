/** Takes away the observer of Node's own timeline, which holds the requests of other tests: a page's has its own. */
Reflect.deleteProperty(globalThis, 'PerformanceObserver');
