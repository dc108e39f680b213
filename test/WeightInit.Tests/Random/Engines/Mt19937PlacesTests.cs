namespace WeightInit.Tests.Random.Engines;

public class Mt19937PlacesTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(5, 0)]
    [InlineData(623, 1)]
    [InlineData(0, Mt19937Jump.Worthwhile - 1)]
    [InlineData(0, Mt19937Jump.Worthwhile)]
    [InlineData(17, Mt19937Jump.Worthwhile + 300)]
    [InlineData(624, 20_000_003)]
    [InlineData(1000, 19_937_000)]
    public void A_jump_is_as_many_words_one_by_one(int drawn, long ahead)
    {
        Mt19937 walked = Mt19937.FromWord(5489);
        for (int i = 0; i < drawn; i++)
            walked.Next();
        Mt19937 jumped = Mt19937Jump.Ahead(walked, ahead);

        walked.Skip(ahead);

        for (int i = 0; i < 2000; i++)
            Assert.Equal(walked.Next(), jumped.Next());
    }

    [Fact]
    public void Two_jumps_are_one()
    {
        const long First = 1_234_567_890_123;
        const long Second = 9_876_543_211;
        Mt19937 start = Mt19937.FromWord(42);

        Mt19937 twice = Mt19937Jump.Ahead(Mt19937Jump.Ahead(start, First), Second);
        Mt19937 once = Mt19937Jump.Ahead(start, First + Second);

        for (int i = 0; i < 2000; i++)
            Assert.Equal(once.Next(), twice.Next());
    }

    [Fact]
    public void A_place_is_the_same_from_wherever_it_is_reached()
    {
        Mt19937Places places = new(Mt19937.FromWord(7));
        long[] words = [.. Enumerable.Range(0, 200).Select(i => ((i * 7919L) % 200) * 1001)];

        foreach (long word in words)
        {
            Mt19937 engine = places.At(word);
            Mt19937 walked = Mt19937.FromWord(7);
            walked.Skip(word);
            Assert.Equal(walked.Next(), engine.Next());
            places.Keep(word + 1, engine);
        }
    }
}
