using System.Runtime.InteropServices;
using WeightInit.Models;

namespace WeightInit.Tests.Guides;

/// <summary>
/// The C# of the guides. Each region is a block there, word for word; what its method returns are the arrays whose values stand in
/// the block's comments, in order.
/// </summary>
internal static class GuideSnippets
{
    /// <summary>The methods by region; a path is the folder in which the guide was followed.</summary>
    public static IReadOnlyDictionary<string, Func<string, Array[]>> All { get; } = new Dictionary<string, Func<string, Array[]>>
    {
        ["read-checkpoint"] = ReadCheckpoint,
        ["draw-parameter"] = _ => DrawParameter(),
        ["np.random.seed"] = _ => RandomSeed(),
        ["np.random.default_rng"] = _ => DefaultRng(),
        ["torch.manual_seed"] = _ => ManualSeed(),
        ["transformers-order"] = _ => TransformersOrder(),
        ["jax.random.key"] = _ => RandomKeys(),
        ["flax-keys"] = _ => FlaxKeys(),
        ["tf.set_random_seed"] = _ => SetGraphSeed(),
        ["tf.random.stateless"] = _ => Stateless(),
        ["keras.utils.set_random_seed"] = _ => SetRandomSeed(),
    };

    private static Array[] ReadCheckpoint(string folder)
    {
        string path = Path.Combine(folder, "out", "mlp", "model.safetensors");
        #region read-checkpoint
        using SafetensorsReader file = SafetensorsReader.Open(path);          // out/mlp/model.safetensors
        float[] weight = file.Read<float>("0.weight");                        // -0.05247107, 1.651791, 0.13012408
        Shape shape = file.Header.Find("0.weight")!.Shape;                    // 3, 4
        #endregion
        return [weight, shape.ToArray()];
    }

    private static Array[] DrawParameter()
    {
        #region draw-parameter
        TensorSpec spec = new("0.weight", [3, 4], WeightLayout.OutIn);
        float[] weight = Init.HeNormal.Create<float>(spec, RandomKey.FromSeed(42));   // -0.05247107, 1.651791, 0.13012408
        #endregion
        return [weight];
    }

    private static Array[] RandomSeed()
    {
        #region np.random.seed
        NumPyRandomState random = NumPy.RandomState(42);
        double[] z = Init.Normal(std: 1).Create<double>([3], random);         // 0.4967141530112327, -0.13826430117118466, 0.6476885381006925
        double[] w = Init.NumPy.Xavier.Create<double>([2, 2], random);        // 1.0769447394156884, -0.16557143910458558, -0.1655598299851483
        #endregion
        return [z, w];
    }

    private static Array[] DefaultRng()
    {
        #region np.random.default_rng
        NumPyGenerator rng = NumPy.DefaultRng(42);
        double[] z = Init.Normal(std: 1).Create<double>([3], rng);            // 0.30471707975443135, -1.0399841062404955, 0.7504511958064572

        float[] single = new float[3];
        NumPy.DefaultRng(42).StandardNormal(single);                          // 0.14190717, -1.6685079, -1.332108
        #endregion
        return [z, single];
    }

    private static Array[] ManualSeed()
    {
        #region torch.manual_seed
        float[] z = Init.Torch.Normal().Create<float>([3], Torch.Generator(42));      // 0.33669037, 0.1288094, 0.23446237

        TorchGenerator generator = Torch.Generator(42);                               // one nn.Linear(3, 2)
        float[] weight = Init.Torch.KaimingUniform(a: Math.Sqrt(5)).Create<float>([2, 3], generator);   // 0.44140652, 0.47920528, -0.13525727
        double bound = 1 / Math.Sqrt(3);
        float[] bias = Init.Torch.Uniform(-bound, bound).Create<float>([2], generator);                 // -0.28108588, 0.3390678
        #endregion
        return [z, weight, bias];
    }

    private static Array[] RandomKeys()
    {
        #region jax.random.key
        JaxKey key = Jax.Key(42);
        float[] z = Init.Jax.Normal(stddev: 1).Create<float>([5], key);       // -0.028304616, 0.46713185, 0.29570296

        JaxKey[] keys = Jax.Split(key, 2);                                    // jax.random.split(key, 2)
        float[] w = Init.Jax.HeNormal.Create<float>([3, 2], keys[0]);
        float[] tail = Jax.Normal<float>(Jax.FoldIn(key, 7), [2]);            // jax.random.fold_in(key, 7)
        #endregion
        Assert.Equal((6, 2), (w.Length, tail.Length));
        return [z];
    }

    private static Array[] TransformersOrder()
    {
        #region transformers-order
        LoadedModel model = ModelSource.Load("llama-3-8b");
        Plan plan = model.Recipe.Resolve(model.Model);
        TensorSource source = model.Order!.Open(plan, Streams.Find("torch-2"), StreamSeed.Of(42));

        int last = plan.Tensors.Count - 1;                                    // lm_head.weight, of 525 million elements
        using TensorReader reader = source.Open(last, begin: 0);              // 15,534,653,440 words on: some milliseconds
        byte[] bytes = new byte[1 << 20];
        reader.Read(bytes);                                                   // its first MiB
        BFloat16[] values = MemoryMarshal.Cast<byte, BFloat16>(bytes).ToArray();
        float[] first = [.. values.Take(3).Select(value => (float)value)];    // 0.009765625, -0.01361084, -0.002243042
        #endregion
        return [first];
    }

    private static Array[] FlaxKeys()
    {
        #region flax-keys
        JaxKey key = Jax.Key(42);
        TensorSpec kernel = new("kernel", [6, 8], WeightLayout.InOut);
        float[] linen = Init.Jax.LecunNormal.Create<float>(kernel, FlaxLinen.ParameterKey(key, ["Dense_1"], 1));   // 0.9127701, 0.60657656
        float[] nnx = Init.Jax.LecunNormal.Create<float>(kernel, FlaxNnx.ParameterKey(key, 0));                    // 0.03363199
        float[] haiku = Init.Jax.TruncatedNormal(1 / Math.Sqrt(6)).Create<float>(kernel, Haiku.ParameterKey(key, 1));   // 0.23468377
        #endregion
        return [linen, nnx, haiku];
    }

    private static Array[] SetGraphSeed()
    {
        #region tf.set_random_seed
        float[] w = Init.Keras.GlorotUniform.Create<float>([9], TensorFlow.Graph(42).Op(7));          // 0.41888803, 0.18101388, 0.56643355
        float[] xavier = Init.TensorFlow1.Xavier().Create<float>([9], TensorFlow.Graph(1).Op(1));     // -0.5132134, -0.55575913, -0.49558625

        TensorFlowGraph graph = TensorFlow.Graph(42);                         // no seed=: operations are counted
        float[] first = Init.Uniform(0, 1).Create<float>([4], graph);
        float[] second = Init.Uniform(0, 1).Create<float>([4], graph);
        #endregion
        Assert.Equal(first, Init.Uniform(0, 1).Create<float>([4], TensorFlow.Graph(42).Op(0)));
        Assert.Equal(second, Init.Uniform(0, 1).Create<float>([4], TensorFlow.Graph(42).Op(1)));
        return [w, xavier];
    }

    private static Array[] Stateless()
    {
        #region tf.random.stateless
        float[] u = Init.Uniform(0, 1).Create<float>([4], TensorFlow.Stateless(1, 2));        // 0.8440604, 0.19204533, 0.9962232
        float[] z = Init.Normal(std: 1).Create<float>([3], TensorFlow.Generator(42));         // -0.7565803, -0.06854702, 0.07595026
        #endregion
        return [u, z];
    }

    private static Array[] SetRandomSeed()
    {
        #region keras.utils.set_random_seed
        KerasInitializerSeed seed = Keras.InitializerSeed(KerasBackend.TensorFlow, 42);
        float[] seeded = Init.Keras.GlorotUniform.Create<float>([5], seed);          // -0.33705312, -0.0024525523, 0.33378685

        KerasSession session = Keras.SetRandomSeed(KerasBackend.TensorFlow, 42);
        float[] dense = Init.Keras.GlorotUniform.Create<float>([4, 8], session);     // 0.50655586, 0.2299915, -0.19981313
        float[] dense1 = Init.Keras.GlorotUniform.Create<float>([8, 3], session);    // 0.70776016, -0.02656138, 0.39305264
        #endregion
        return [seeded, dense, dense1];
    }
}
