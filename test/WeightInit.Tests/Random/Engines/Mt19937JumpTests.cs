namespace WeightInit.Tests.Random.Engines;

public class Mt19937JumpTests
{
    [Fact]
    public void The_characteristic_polynomial_has_degree_19937_and_135_terms()
    {
        int[] exponents = Mt19937Jump.Exponents(Mt19937Jump.Characteristic());

        Assert.Equal(Mt19937Jump.Degree, exponents[^1]);
        Assert.Equal(0, exponents[0]);
        Assert.Equal(135, exponents.Length); // as Matsumoto and Nishimura (1998), table II, count them for MT19937
    }

    [Fact]
    public void The_words_satisfy_it()
    {
        // The sum of the states that the terms of the characteristic polynomial stand for is zero.
        Mt19937 engine = Mt19937.FromWord(5489);
        engine.Skip(Mt19937.Length);
        Mt19937 sum = Mt19937Jump.By(engine, Mt19937Jump.Exponents(Mt19937Jump.Characteristic()));

        Assert.All(sum.Key[1..].ToArray(), word => Assert.Equal(0u, word));
    }

    [Theory]
    [InlineData(10)]
    [InlineData(16)]
    public void A_jump_is_so_many_words(int doublings)
    {
        Mt19937 drawn = Mt19937.FromWord(1);
        Mt19937 jumped = Mt19937Jump.By(Mt19937.FromWord(1), Mt19937Jump.Exponents(Mt19937Jump.PowerOfX(doublings)));

        // The 624 words of a fresh seed's state are never drawn themselves, but they count.
        drawn.Skip((1L << doublings) - Mt19937.Length);
        int position = jumped.Position;
        for (int i = position; i < Mt19937.Length; i++)
            Assert.Equal(drawn.Next(), jumped.Next());
    }
}
