using System.Buffers.Binary;

namespace WeightInit.Models.Tests.KerasModels;

/// <summary>Keras models that are refused: one line each, which names the layer, the value and what is accepted.</summary>
public class KerasModelErrorTests
{
    private const string Dense = "\"name\": \"dense\", \"units\": 4";

    public static TheoryData<KerasModelError, string, string> Layers => new()
    {
        { KerasModelError.PythonCode, KerasFile.Layer("Lambda", "\"name\": \"mine\", \"function\": {\"class_name\": \"__lambda__\", \"config\": {}}"), "a layer 'mine' has the class 'Lambda', which is Python code" },
        { KerasModelError.CustomClass, """{"module": "my.package", "class_name": "MyLayer", "config": {"name": "mine"}, "registered_name": "mine>MyLayer"}""", "has the class 'MyLayer' of 'mine>MyLayer', which is not Keras's own" },
        { KerasModelError.CustomClass, """{"module": null, "class_name": "MyLayer", "config": {"name": "mine"}, "registered_name": "MyLayer"}""", "which is not Keras's own" },
        { KerasModelError.UnknownClass, KerasFile.Layer("Dence", Dense), "the layer 'dense' has the class 'Dence', which is not known, did you mean Dense?; known are Activation, " },
        { KerasModelError.UnknownClass, """{"module": "keras.src.ops.numpy", "class_name": "Einsum", "config": {"name": "e"}, "registered_name": "Einsum"}""", "the operation 'e' has the class 'Einsum', which is not known" },
        { KerasModelError.UnknownInitializer, KerasFile.Layer("Dense", Dense + ", \"kernel_initializer\": \"he\""), "the Dense layer 'dense' has kernel_initializer = 'he'; known are Zeros, Ones, Constant, " },
        { KerasModelError.CustomClass, KerasFile.Layer("Dense", Dense + ", \"kernel_initializer\": {\"module\": \"my\", \"class_name\": \"Mine\", \"config\": {}}"), "kernel_initializer of the Dense layer 'dense' has the class 'Mine' of 'my'" },
        { KerasModelError.WrongKind, KerasFile.Layer("Dense", "\"name\": \"dense\""), "the Dense layer 'dense' has no units, which is needed" },
        { KerasModelError.BadValue, KerasFile.Layer("Dense", "\"name\": \"dense\", \"units\": 0"), "has units = 0; a whole number from 1 to 1099511627776 is accepted" },
        { KerasModelError.BadValue, KerasFile.Layer("Dense", "\"name\": \"dense\", \"units\": 1.5"), "has units = 1.5; a whole number" },
        { KerasModelError.BadValue, KerasFile.Layer("Dense", Dense + ", \"lora_rank\": 2"), "has lora_rank = 2; a layer without it is accepted" },
        { KerasModelError.BadValue, KerasFile.Layer("Dense", Dense + ", \"dtype\": \"complex64\""), "has dtype = 'complex64'; float32, " },
        { KerasModelError.BadValue, KerasFile.Layer("Dense", Dense + ", \"kernel_initializer\": {\"class_name\": \"VarianceScaling\", \"config\": {\"mode\": \"fan\"}}"), "mode is 'fan'; fan_in, fan_out, fan_avg are accepted" },
        { KerasModelError.BadValue, KerasFile.Layer("Dense", Dense + ", \"bias_initializer\": \"orthogonal\""), "cannot draw 'sequential/dense/bias': Orthogonal is not for the shape (4)" },
        { KerasModelError.BadValue, KerasFile.Layer("LSTM", "\"name\": \"lstm\", \"units\": 2, \"bias_initializer\": \"ones\""), "has unit_forget_bias with the bias_initializer Ones; Zeros is accepted with it" },
        { KerasModelError.ShapeMismatch, KerasFile.Layer("Dense", Dense, ", \"build_config\": {\"input_shape\": [null, 7]}"), "the Dense layer 'dense' was built with kernel of the shape (7, 4), and the input (None, 9, 6) needs (6, 4)" },
        { KerasModelError.ShapeMismatch, KerasFile.Layer("Conv2D", "\"name\": \"conv\", \"filters\": 2, \"kernel_size\": 3"), "gets the input (None, 9, 6); 4 axes are accepted" },
        { KerasModelError.ShapeMismatch, KerasFile.Layer("Conv1D", "\"name\": \"conv\", \"filters\": 2, \"kernel_size\": 10"), "would make 0 places of axis 1 of the input (None, 9, 6); its window is (10)" },
        { KerasModelError.ShapeMismatch, KerasFile.Layer("Conv1D", "\"name\": \"conv\", \"filters\": 4, \"kernel_size\": 3, \"groups\": 4"), "gets 6 channels, which its 4 groups do not divide" },
        { KerasModelError.ShapeMismatch, KerasFile.Layer("Reshape", "\"name\": \"reshape\", \"target_shape\": [5, -1]"), "gets the input (None, 9, 6), whose 54 elements do not fit (5, -1)" },
        { KerasModelError.ShapeMismatch, KerasFile.Layer("Add", "\"name\": \"add\""), "gets one tensor; a list of tensors is accepted" },
        { KerasModelError.ShapeMismatch, KerasFile.Layer("EinsumDense", "\"name\": \"e\", \"equation\": \"ab,bc->ac\", \"output_shape\": 3"), "whose rank does not fit the equation 'ab,bc->ac'" },
        { KerasModelError.TooLarge, KerasFile.Layer("Dense", "\"name\": \"dense\", \"units\": 1099511627776") + ",\n" + KerasFile.Layer("Dense", "\"name\": \"two\", \"units\": 1099511627776"), "asks for kernel of the shape (1099511627776, 1099511627776), which is larger than in any model" },
        { KerasModelError.TooLarge, KerasFile.Layer("Embedding", "\"name\": \"e\", \"input_dim\": 1099511627776, \"output_dim\": 9999"), "the model is larger than a model is" },
        { KerasModelError.DuplicateName, KerasFile.Layer("Dense", Dense) + ",\n" + KerasFile.Layer("Dense", Dense), "has two layers named 'dense'" },
        { KerasModelError.WrongKind, "7", "a layer of the Sequential layer 'sequential' is 7; an object with class_name and config is accepted" },
    };

    [Theory]
    [MemberData(nameof(Layers))]
    public void A_layer_is_refused_in_a_line(KerasModelError error, string layer, string message)
    {
        using TemporaryFolder folder = new();

        KerasModelException refused = Assert.Throws<KerasModelException>(() => KerasModel.Read(KerasFile.Write(folder, KerasFile.Sequential("[null, 9, 6]", layer))));

        Assert.Contains(message, refused.Message, StringComparison.Ordinal);
        Assert.Equal(error, refused.Error);
        Assert.DoesNotContain(refused.Message, char.IsControl);
        Assert.StartsWith("reading ", refused.Message, StringComparison.Ordinal);
    }

    // Changes of the golden graph: an unknown layer, a circle, a sum and a product of shapes that do not fit.
    [Theory]
    [InlineData("\"keras_history\": [\"add\", 0, 0]", "\"keras_history\": [\"sum\", 0, 0]", KerasModelError.BrokenGraph, "has a call on the output of 'sum', a layer that there is not")]
    [InlineData("\"keras_history\": [\"add\", 0, 0]", "\"keras_history\": [\"dense\", 0, 0]", KerasModelError.BrokenGraph, "has layers that wait for one another, the first 'layer_normalization'")]
    [InlineData("\"keras_history\": [\"add\", 0, 0]", "\"keras_history\": [\"add\", 0, 1]", KerasModelError.BrokenGraph, "names the output 1 of the call 0 of 'add', which there is not")]
    [InlineData("\"output_layers\": [\"layer_normalization_1\", 0, 0]", "\"output_layers\": [\"none\", 0, 0]", KerasModelError.BrokenGraph, "names the output 0 of the call 0 of 'none', which there is not")]
    [InlineData("\"units\": 12", "\"units\": 13", KerasModelError.ShapeMismatch, "the Add layer 'add_1' gets the shapes (None, 6, 12) and (None, 6, 13), which do not fit one another")]
    [InlineData("\"units\": 24", "\"units\": 23", KerasModelError.ShapeMismatch, "the Dense layer 'dense_1' was built with kernel of the shape (24, 12), and the input (None, 6, 23) needs (23, 12)")]
    [InlineData("\"batch_shape\": [null, 6, 12]", "\"batch_shape\": [null, 6, 11]", KerasModelError.ShapeMismatch, "was built with kernel of the shape (12, 3, 4), and the input (None, 6, 11) needs (11, 3, 4)")]
    public void A_graph_that_does_not_fit_is_refused(string from, string to, KerasModelError error, string message)
    {
        string text = Compact(File.ReadAllText(KerasFile.Golden("attention")));
        using TemporaryFolder folder = new();
        Assert.Contains(Compact(from), text, StringComparison.Ordinal);

        KerasModelException refused = Assert.Throws<KerasModelException>(() => KerasModel.Read(KerasFile.Write(folder, text.Replace(Compact(from), Compact(to), StringComparison.Ordinal))));

        Assert.Contains(message, refused.Message, StringComparison.Ordinal);
        Assert.Equal(error, refused.Error);
    }

    [Fact]
    public void A_model_without_an_input_has_no_weights()
    {
        using TemporaryFolder folder = new();
        string json = """{"module": "keras", "class_name": "Sequential", "config": {"name": "model", "layers": [%]}}""".Replace("%", KerasFile.Layer("Dense", Dense), StringComparison.Ordinal);

        KerasModelException refused = Assert.Throws<KerasModelException>(() => KerasModel.Read(KerasFile.Write(folder, json)));

        Assert.Equal(KerasModelError.NotBuilt, refused.Error);
    }

    // A model that is called within models, ten times each, ten deep: 10^10 calls in a few kilobytes.
    [Fact]
    public void A_model_of_models_does_not_run_for_ever()
    {
        string inner = KerasFile.Sequential("[null, null, 3]", KerasFile.Layer("Activation", "\"name\": \"relu\", \"activation\": \"relu\""));
        for (int depth = 0; depth < 10; depth++)
        {
            inner = KerasFile.Calling($"depth{depth}", depth == 9 ? "5" : "null", inner, 10);
        }

        using TemporaryFolder folder = new();
        Assert.InRange(inner.Length, 1, 100_000);
        Assert.Equal(KerasModelError.TooLarge, Assert.Throws<KerasModelException>(() => KerasModel.Read(KerasFile.Write(folder, inner))).Error);
    }

    [Fact]
    public void Archives_are_refused_in_a_line()
    {
        byte[] good = KerasFile.Archive(("config.json", File.ReadAllText(KerasFile.Golden("mlp"))));
        using TemporaryFolder folder = new();

        Refused(KerasModelError.NotAnArchive, "no archive"u8.ToArray(), "it is not a zip archive");
        Refused(KerasModelError.NotAnArchive, good[..(good.Length / 2)], "it is not a zip archive");
        Refused(KerasModelError.NoConfig, KerasFile.Archive(("metadata.json", "{}")), "the archive has 0 entries config.json among its 1; one is needed");
        Refused(KerasModelError.NoConfig, KerasFile.Archive(("config.json", "{}"), ("config.json", "{}")), "the archive has 2 entries config.json");
        Refused(KerasModelError.BadArchive, Claiming(good, 70_000_000), "claims 70000000 bytes; a Keras model's description has at most 67108864");
        Refused(KerasModelError.BadArchive, Claiming(good, 60_000_000), "compressed ones can become at most 1032 times as many");
        Refused(KerasModelError.BadArchive, Claiming(good, 100), "has the checksum ");
        Refused(KerasModelError.BadArchive, OtherChecksum(good), "has the checksum ");

        void Refused(KerasModelError error, byte[] archive, string message)
        {
            KerasModelException refused = Assert.Throws<KerasModelException>(() => KerasModel.Read(folder.Write("model.keras", archive)));
            Assert.Contains(message, refused.Message, StringComparison.Ordinal);
            Assert.Equal(error, refused.Error);
            Assert.DoesNotContain(refused.Message, char.IsControl);
        }
    }

    // 64 MiB of blanks in 64 KiB: what it says is what it is, and the JSON in it is none.
    [Fact]
    public void A_bomb_is_measured_before_it_is_unpacked()
    {
        using TemporaryFolder folder = new();
        string path = folder.Write("model.keras", KerasFile.Archive(("config.json", new string(' ', (64 << 20) + 1))));
        long before = GC.GetAllocatedBytesForCurrentThread();

        Assert.Equal(KerasModelError.BadArchive, Assert.Throws<KerasModelException>(() => KerasModel.Read(path)).Error);

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 10 << 20);
    }

    /// <summary>The archive with another size of its only entry, in its directory.</summary>
    private static byte[] Claiming(byte[] archive, uint size) => Changed(archive, 24, size);

    private static byte[] OtherChecksum(byte[] archive) => Changed(archive, 16, 0x12345678);

    private static byte[] Changed(byte[] archive, int offset, uint value)
    {
        byte[] changed = [.. archive];
        int directory = changed.AsSpan().LastIndexOf("PK\u0001\u0002"u8);
        BinaryPrimitives.WriteUInt32LittleEndian(changed.AsSpan(directory + offset), value);
        return changed;
    }

    private static string Compact(string json) => string.Concat(json.Where(character => !char.IsWhiteSpace(character)));
}
