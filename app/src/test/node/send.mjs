// Sends one of each call with the real Segment library for Node, then prints what the library heard back.
// Usage: node send.mjs LIBRARY HOST WRITE_KEY SUFFIX
import { createRequire } from 'node:module';
const [library, host, writeKey, x] = process.argv.slice(2);
const { Analytics } = createRequire(library + '/package.json')('@segment/analytics-node');
const analytics = new Analytics({ writeKey, host, maxEventsInBatch: 4, flushInterval: 200, maxRetries: 2 });
const errors = [];
let delivered = 0;
analytics.on('error', (error) => errors.push(String(error.reason ?? error.code ?? error)));
analytics.on('http_response', (response) => { if (response.status === 200) delivered++; });
const userId = 'node-' + x;
analytics.page({ anonymousId: 'anon-' + x, name: 'Home', properties: { url: 'https://shop.example.org/' } });
analytics.identify({ userId, anonymousId: 'anon-' + x, traits: { email: `${userId}@example.org`, name: 'Noa 🍓 ' + x } });
analytics.track({ userId, event: 'Order Completed', properties: { order_id: 'o-' + x, total: 9.9, currency: 'EUR' } });
analytics.screen({ userId, name: 'Basket' });
analytics.group({ userId, groupId: 'firm-' + x, traits: { name: 'Firm ' + x } });
analytics.alias({ userId, previousId: 'old-' + x });
for (let i = 0; i < 20; i++) analytics.track({ userId, event: 'Tick', properties: { i } });
await analytics.closeAndFlush({ timeout: 20000 });
console.log(JSON.stringify({ delivered, errors }));
