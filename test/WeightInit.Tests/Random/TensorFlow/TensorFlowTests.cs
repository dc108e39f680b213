namespace WeightInit.Tests.Random.TensorFlowStreams;

public class TensorFlowTests
{
    // tf.set_random_seed(1); tf.get_variable(..., [12, 25], initializer = tf.contrib.layers.xavier_initializer(seed = 1)), as course
    // texts write it: the first value of test/golden/tensorflow-2.21.0/draws.tsv, and every twentieth.
    [Fact]
    public void The_texts_own_way_to_seed()
    {
        TensorFlowGraph graph = TensorFlow.Graph(1);

        float[] weights = Init.TensorFlow1.Xavier().Create<float>([12, 25], graph.Op(1));

        Assert.Equal("beb7466a 3ec8ba90 be978cc6 be4f9a86 3ec53000", string.Join(' ', new[] { 0, 20, 40, 60, 80 }.Select(i => Golden.Hex(weights[i]))));
        Assert.Equal(weights, Init.TensorFlow1.Xavier().Create<float>([12, 25], graph.Op(1)));
        Assert.Equal(weights, Streams.Find("tensorflow-legacy").Create<float>(Init.TensorFlow1.Xavier(), Shape.Of(12, 25), StreamSeed.Parse("1,1")));
    }

    // The class documentation of tf.random.Generator: from_seed(1234).normal([2, 3]).
    [Fact]
    public void The_documented_numbers_of_a_generator()
    {
        TensorFlowGenerator generator = TensorFlow.Generator(1234);
        float[] normals = new float[6];
        generator.Fill(normals.AsSpan(), new Normal(0, 1));

        Assert.Equal([0.9356609f, 1.0854305f, -0.93788373f, -0.5061547f, 1.3169702f, 0.7137579f], normals);
        Assert.Equal(new TensorFlowState(1234 + (6 * 256), 0, 0), generator.State);

        float[] next = new float[3];
        TensorFlow.Generator(generator.State).Fill(next.AsSpan(), new Uniform(0, 1));
        Assert.Equal([0.6512613f, 0.9295906f, 0.50873387f], next);
    }

    [Fact]
    public void A_constant_draws_nothing()
    {
        TensorFlowGenerator generator = TensorFlow.Generator(7);
        float[] values = new float[4];
        generator.Fill(values.AsSpan(), new Constant(3));

        Assert.Equal([3f, 3f, 3f, 3f], values);
        Assert.Equal(new TensorFlowState(7, 0, 0), generator.State);
    }

    [Fact]
    public void Without_any_seed_there_is_nothing_to_follow()
    {
        Assert.Throws<InvalidOperationException>(() => TensorFlow.Graph().Op());
        Assert.Throws<InvalidOperationException>(() => TensorFlow.Eager().Op());
        Assert.Equal(87654321, TensorFlow.Graph().Op(5).Seed);
    }

    [Fact]
    public void Truncation_elsewhere_is_refused()
    {
        float[] values = new float[4];
        string message = Assert.Throws<NotSupportedException>(() => TensorFlow.Stateless(1, 2).Fill<float>(values, TruncatedNormal.InSigmas(0, 1, -3, 3))).Message;

        Assert.Contains("two deviations", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Stateless_seeds_know_no_names_and_say_so()
    {
        RandomKey key = TensorFlow.Stateless(1, 2);

        Assert.False(key.TellsTensorsApart);
        Assert.True(RandomKey.FromSeed(1).TellsTensorsApart);
        Assert.Same(key, key.For("w"));
    }

    // A scaled law is the unit law's call, then one more operation in the tensor's type.
    [Fact]
    public void A_scaled_law_is_two_operations()
    {
        float[] unit = new float[9];
        float[] scaled = new float[9];
        TensorFlow.Stateless(3, 4).Fill<float>(unit, new Normal(0, 1));
        TensorFlow.Stateless(3, 4).Fill<float>(scaled, new Scaled(new Normal(0, 1), ScaleOperation.Divide, 3));

        Assert.Equal(unit.Select(value => value / 3f), scaled);
    }
}
