export default { kit: { csp: { directives: { 'script-src': ['self', 'https://eu.i.posthog.com'] } } } };
