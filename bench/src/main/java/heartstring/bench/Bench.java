package heartstring.bench;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line of the measurements. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = "Measure the product beside a control, in one run. Ratios and medians are what to quote.",
        subcommands = {
            IntakeBench.class,
            ImportBench.class,
            ReadBench.class,
            LoyaltyBench.class,
            DecideBench.class,
            MailBench.class,
            PiecesBench.class,
            CrmBench.class,
            SurveysBench.class,
            IndexBench.class,
            InsightBench.class,
            QualityBench.class,
            KernelsBench.class,
            LearnRemarks.class,
            LearnEmotions.class,
            CrashProof.class,
            CommitProof.class,
            WorkflowsProof.class,
            DiskProof.class
        })
final class Bench implements Runnable {

    private Bench() {}

    public static void main(String[] args) {
        System.exit(new CommandLine(new Bench()).execute(args));
    }

    @Override
    public void run() {
        CommandLine.usage(this, System.out);
    }
}
