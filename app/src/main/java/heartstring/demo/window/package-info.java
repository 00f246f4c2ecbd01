/**
 * The demo shop's own site: a page with the chat window and a web form to try, some chats of this morning, and some weeks of leads.
 * Flow: DemoWindow.begin → doors and forms → Intake, Submissions → the inbox and the list of leads; ShopPage shows the site.
 */
@NullMarked
package heartstring.demo.window;

import org.jspecify.annotations.NullMarked;
