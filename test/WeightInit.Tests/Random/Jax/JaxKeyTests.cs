namespace WeightInit.Tests.Random.JaxStreams;

public class JaxKeyTests
{
    // jax.random's own tests and documentation print these.
    [Fact]
    public void Published_numbers()
    {
        JaxLegacyKey legacy = Jax.LegacyKey(0);
        Assert.Equal(
            ["883ffec1 59831cc0", "5a84a4cb f3d306bf", "19dbc576 fba37a3b", "3204ed2f def27109"],
            Jax.Split(legacy, 4).Select(key => key.ToString()));
        Assert.Equal([216, 115, 43], Jax.Bits<byte>(Jax.LegacyKey(1701), Shape.Of(3)));
        Assert.Equal([41682, 1300, 55017], Jax.Bits<ushort>(Jax.LegacyKey(1701), Shape.Of(3)));
        Assert.Equal([56197195u, 4200222568u, 961309823u], Jax.Bits<uint>(Jax.LegacyKey(1701), Shape.Of(3)));
        Assert.Equal([3982329540505020460u, 16822122385914693683u, 7882654074788531506u], Jax.Bits<ulong>(Jax.LegacyKey(1701), Shape.Of(3)));
        Assert.Equal([0.947667f, 0.9785799f, 0.33229148f], Jax.Uniform<float>(Jax.Key(0), Shape.Of(3)));
    }

    [Fact]
    public void Any_slice_is_that_of_the_whole_at_every_width_and_across_two_to_the_32()
    {
        JaxKey key = Jax.Key(7);
        foreach (Distribution law in (Distribution[])[new Uniform(-0.3, 0.7), new Normal(1, 0.5), TruncatedNormal.InSigmas(0, 1, -2, 2)])
        {
            SlicesAgree<float>(key, law);
            SlicesAgree<double>(key, law);
            SlicesAgree<Half>(key, law);
            SlicesAgree<BFloat16>(key, law);
        }
    }

    [Fact]
    public void A_legacy_element_depends_on_how_many_there_are()
    {
        float[] few = Jax.Uniform<float>(Jax.LegacyKey(3), Shape.Of(4));
        float[] more = Jax.Uniform<float>(Jax.LegacyKey(3), Shape.Of(6));

        Assert.NotEqual(few, more[..4]);
        Assert.False(Streams.Find("jax-legacy").IsAddressable);
        Assert.True(Streams.Find("jax").IsAddressable);
    }

    [Fact]
    public void A_legacy_stream_draws_one_tensor()
    {
        RandomStream stream = Jax.LegacyKey(3).ToStream();
        stream.Fill(new float[2], new Constant(1));
        stream.Fill(new float[2], new Normal(0, 1));

        Assert.Contains("Jax.Split", Assert.Throws<NotSupportedException>(() => stream.Fill(new float[2], new Normal(0, 1))).Message, StringComparison.Ordinal);
        Assert.Throws<NotSupportedException>(() => Init.Jax.Orthogonal().Create<float>(Shape.Of(2, 2), stream));
    }

    [Fact]
    public void In_64_bit_mode_the_seed_has_64_bits()
    {
        Assert.Equal("00000000 ffffffff", $"{Jax.Key(-1)}");
        Assert.Equal("ffffffff ffffffff", $"{Jax.Key(-1, enableX64: true)}");
        Assert.Equal(Jax.Key(42), Jax.Key((1L << 32) + 42));
        Assert.NotEqual(Jax.Key(42, true), Jax.Key((1L << 32) + 42, true));

        RandomKey stream = Streams.Find("jax").OpenKey(StreamSeed.Of(-1));
        Assert.Equal(Jax.Normal<float>(Jax.Key(-1), Shape.Of(5)), Init.Jax.Normal(1).Create<float>(Shape.Of(5), stream));
        Assert.Equal(Jax.Normal<double>(Jax.Key(-1, true), Shape.Of(5)), Init.Jax.Normal(1).Create<double>(Shape.Of(5), stream));
    }

    [Fact]
    public void The_tensors_of_a_model_have_keys_of_their_own()
    {
        RandomKey stream = Streams.Find("jax").OpenKey(StreamSeed.Of(42));

        Assert.Equal(Fill(Jax.FoldIn(Jax.Key(42), 3)), Fill(stream.For("a", 3)));
        Assert.Equal(Fill(Jax.FoldIn(Jax.Key(42), 3)), Fill(Jax.Key(42).For("a", 3).For("a")));
        Assert.Equal(Fill(Jax.Key(42)), Fill(stream.For("a")));

        float[] legacy = new float[9];
        Jax.LegacyKey(42).ToStream().ForTensor(3).Fill<float>(legacy, new Normal(0, 1));
        Assert.Equal(Jax.Normal<float>(Jax.FoldIn(Jax.LegacyKey(42), 3), Shape.Of(9)), legacy);

        static float[] Fill(RandomKey key)
        {
            float[] values = new float[9];
            key.Fill<float>(values, new Normal(0, 1));
            return values;
        }
    }

    [Fact]
    public void An_unprefixed_law_is_the_function_of_jax_random_times_std_plus_mean()
    {
        float[] unit = Jax.Normal<float>(Jax.Key(1), Shape.Of(100));
        float[] moved = new NormalInitializer(0.3, 0.7).Create<float>(Shape.Of(100), Jax.Key(1));

        Assert.Equal(unit.Select(value => (float)(value * 0.7f) + 0.3f), moved);
        Assert.Equal(Jax.Uniform<float>(Jax.Key(1), Shape.Of(100), -0.1, 0.1), new UniformInitializer(-0.1, 0.1).Create<float>(Shape.Of(100), Jax.Key(1)));
    }

    [Fact]
    public void What_jax_lacks_or_would_change_is_refused_with_the_reason()
    {
        Refused<float, NotSupportedException>(Init.Sparse(0.5), "JAX has no function");
        Refused<Half, NotSupportedException>(Init.Jax.Orthogonal(), "no QR decomposition");
        Refused<BFloat16, NotSupportedException>(Init.Jax.Orthogonal(), "no QR decomposition");
        Refused<Half, ArgumentException>(new NormalInitializer(0, 1e6), "not a finite number in float16");
        Refused<float, ArgumentException>(new UniformInitializer(-3e38, 3e38), "must be below");
        Refused<float, ArgumentException>(new TruncatedNormalInitializer(0, 1, 8, 9), "nothing between the bounds");
        Assert.Throws<NotSupportedException>(() => Jax.Bits<int>(Jax.Key(0), Shape.Of(1)));
        Assert.Throws<NotSupportedException>(() => Jax.Randint<Int128>(Jax.Key(0), Shape.Of(1), 0, 1));
        Assert.Throws<NotSupportedException>(() => Jax.Split(Jax.Key(0))[0].SeedText);
        Assert.Equal("4294967295", Jax.Key(-1).SeedText);
        Assert.Throws<ArgumentOutOfRangeException>(() => Jax.Choice(Jax.Key(0), 3, 4));

        static void Refused<T, TException>(Initializer initializer, string reason)
            where T : unmanaged
            where TException : Exception =>
            Assert.Contains(reason, Assert.Throws<TException>(() => initializer.Create<T>(Shape.Of(4, 2), Jax.Key(1))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Inside_one_jit_what_was_not_measured_is_refused()
    {
        JaxKey key = Jax.Key(1).InsideJit();
        Assert.True(key.IsInsideJit && Jax.Split(key)[1].IsInsideJit);
        Assert.Equal("jax-jit", key.StreamName);
        Assert.Throws<NotSupportedException>(() => new NormalInitializer(1, 2).Create<float>(Shape.Of(3), key));
        Assert.Throws<NotSupportedException>(() => Init.Jax.TruncatedNormal(1, -1, 2).Create<float>(Shape.Of(3), key));
        Assert.Equal(Init.Jax.LecunNormal.Create<float>(Shape.Of(3, 9), Jax.Key(1)), Init.Jax.LecunNormal.Create<float>(Shape.Of(3, 9), key));
        Assert.Equal(Init.Jax.GlorotUniform.Create<float>(Shape.Of(3, 9), Jax.Key(1)), Init.Jax.GlorotUniform.Create<float>(Shape.Of(3, 9), key));
        Assert.NotEqual(Init.Jax.Normal(0.3).Create<float>(Shape.Of(99), Jax.Key(1)), Init.Jax.Normal(0.3).Create<float>(Shape.Of(99), key));
        Assert.NotEqual(
            Init.Jax.Normal(0.3).Create<float>(Shape.Of(99), Jax.LegacyKey(1).ToStream()),
            Init.Jax.Normal(0.3).Create<float>(Shape.Of(99), Jax.LegacyKey(1).InsideJit().ToStream()));
    }

    [Fact]
    public void Subnormals_are_flushed_where_XLA_flushes_them()
    {
        Assert.All(Jax.Uniform<float>(Jax.Key(0), Shape.Of(50), 0, 1e-38), value => Assert.Equal(0, value));
        Assert.Contains(Jax.Uniform<Half>(Jax.Key(0), Shape.Of(50), 0, 5e-5), value => Half.IsSubnormal(value));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(3, 1)]
    [InlineData(1, 3)]
    [InlineData(20, 20)]
    [InlineData(7, 40)]
    public void The_vectors_of_an_orthogonal_matrix_are_orthonormal(int rows, int columns)
    {
        double[] q = Jax.Orthogonal<double>(Jax.Key(5), rows, columns);
        int vectors = Math.Min(rows, columns);
        for (int i = 0; i < vectors; i++)
        {
            for (int j = 0; j < vectors; j++)
            {
                double dot = 0;
                for (int k = 0; k < Math.Max(rows, columns); k++)
                    dot += rows < columns ? q[(i * columns) + k] * q[(j * columns) + k] : q[(k * columns) + i] * q[(k * columns) + j];
                Assert.Equal(i == j ? 1 : 0, dot, 1e-13);
            }
        }
    }

    private static void SlicesAgree<T>(JaxKey key, Distribution law)
        where T : unmanaged
    {
        foreach (long start in (long[])[0, (1L << 32) - 900])
        {
            T[] whole = new T[1800];
            key.Fill<T>(whole, law, start);
            foreach ((int from, int to) in ((int, int)[])[(0, 1), (1, 18), (511, 513), (890, 911), (3, 1799)])
            {
                T[] part = new T[to - from];
                key.Fill<T>(part, law, start + from);
                Assert.Equal(whole[from..to], part);
            }
        }
    }
}
