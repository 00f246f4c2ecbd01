/**
 * The invented shop that a demo lives from, and the truths hidden in it for analysis to find again.
 * It names the rooms through which its events come in, commerce for the names of orders, crm for its inbox, deals and tasks, and
 * loyalty, whose programme it runs, story, whose groups it names, experience, whose surveys it asks and whose journey it designs,
 * and messaging, in which its letters are written.
 */
@ApplicationModule(
        type = ApplicationModule.Type.OPEN,
        allowedDependencies = {
            "ui",
            "platform",
            "customer",
            "touchpoint",
            "messaging",
            "commerce",
            "story",
            "crm",
            "loyalty",
            "experience",
            "insight",
            "decision"
        })
@NullMarked
package heartstring.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
