package heartstring.cli;

import heartstring.customer.profiles.Headlines;
import heartstring.experience.stages.Stages;
import heartstring.loyalty.upkeep.BookCaches;
import heartstring.touchpoint.belts.Belts;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** Forgets what is derived and derives it anew from the facts. */
@Command(
        name = "rebuild",
        mixinStandardHelpOptions = true,
        description = "Derive everything anew from the touchpoints: headlines, orders, figures; and balances"
                + " from the ledger's postings. Facts stay as they are.")
final class Rebuild implements Callable<Integer> {

    @ParentCommand
    @Nullable
    Commands commands;

    @Mixin
    HouseOptions house = new HouseOptions();

    @Override
    public Integer call() {
        if (commands == null) {
            throw new IllegalStateException("rebuild is a subcommand");
        }
        try (ConfigurableApplicationContext context = house.openQuietly(commands.application())) {
            Headlines headlines = context.getBean(Headlines.class);
            long done = 0;
            for (long last = headlines.refreshAfter(0); last != 0; last = headlines.refreshAfter(last)) {
                done = last;
            }
            System.out.printf("Headlines are derived anew, up to customer %d.%n", done);
            context.getBean(Belts.class).rebuild();
            System.out.println("Orders and figures are derived anew.");
            context.getBean(Stages.class).drain();
            System.out.println("Stages of journeys are worked out anew.");
            BookCaches.Rebuilt book = context.getBean(BookCaches.class).rebuild();
            System.out.printf(
                    "%d accounts of the ledger are added up anew; %d balances and lots were not what the book says.%n",
                    book.accounts(), book.mended());
        }
        return 0;
    }
}
