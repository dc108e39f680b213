using WeightInit.Samples.Papers;

namespace WeightInit.Signal.Tests.Samples;

public class PaperChecksTests
{
    [Fact]
    public void Every_number_of_the_papers_agrees()
    {
        int checks = 0;
        foreach ((string title, Func<IEnumerable<PaperCheck>> paper) in PaperChecks.Papers(PaperChecks.FindDigits()))
        {
            foreach (PaperCheck check in paper())
            {
                Assert.True(check.Agrees, $"{title}: {check}");
                checks++;
            }
        }

        Assert.Equal(29, checks);
    }
}
