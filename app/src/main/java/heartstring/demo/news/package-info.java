/**
 * What the demo shop writes to its customers: who said yes to it, two templates, a campaign that waits to be started, and a workflow that a
 * few people are in.
 * Flow: DemoShop → DemoNews → Consents, Templates, Campaigns, Workflows and Entering.
 */
@NullMarked
package heartstring.demo.news;

import org.jspecify.annotations.NullMarked;
