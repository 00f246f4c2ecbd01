/**
 * Pages and calls of campaigns: made, looked ahead, started, watched, paused and stopped.
 * Flow: CampaignsPage, CampaignsApi → decision.campaigns.
 */
@NullMarked
package heartstring.decision.campaigndesk;

import org.jspecify.annotations.NullMarked;
