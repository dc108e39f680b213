using System.Text;

namespace WeightInit.Models.Tests.TorchModules;

/// <summary>Module lists that are none, or whose constructors PyTorch refuses: a line that says where and what is accepted.</summary>
public class TorchModuleErrorTests
{
    [Theory]
    [InlineData("[]", TorchModuleError.Empty, "$", "the list is empty")]
    [InlineData("[3]", TorchModuleError.NotAModule, "$[0]", "it is 3")]
    [InlineData("[{}]", TorchModuleError.NotAModule, "$[0]", "no key")]
    [InlineData("""[{"Linear": {}, "ReLU": {}}]""", TorchModuleError.NotAModule, "$[0]", "more than one key")]
    [InlineData("""["ReLU"]""", TorchModuleError.NotAModule, "$[0]", "'ReLU'")]
    [InlineData("""[{"Linaer": {}}]""", TorchModuleError.UnknownClass, "$[0]", "no class 'Linaer' that is known here, did you mean 'Linear'?")]
    [InlineData("""[{"nn.Linear": {}}]""", TorchModuleError.UnknownClass, "$[0]", "did you mean 'Linear'?")]
    [InlineData("""[{"linear": {}}]""", TorchModuleError.UnknownClass, "$[0]", "did you mean 'Linear'?")]
    [InlineData("""[{"LazyLinear": {"out_features": 3}}]""", TorchModuleError.UnknownClass, "$[0]", "Linear is accepted")]
    [InlineData("""[{"ModuleList": []}]""", TorchModuleError.UnknownClass, "$[0]", "Sequential is accepted")]
    [InlineData("""[{"CrossEntropyLoss": {}}]""", TorchModuleError.UnknownClass, "$[0]", "losses")]
    [InlineData("""[{"Zzzzzzzzz": {}}]""", TorchModuleError.UnknownClass, "$[0]", "no class 'Zzzzzzzzz' that is known here.")]
    [InlineData("""[{"ReLU": {}}, {"Linear": [3, 4]}]""", TorchModuleError.WrongKind, "$[1].Linear", "it is a list; an object with the constructor's arguments is accepted")]
    [InlineData("""[{"Linear": {"in_features": 3, "out_feature": 4}}]""", TorchModuleError.UnknownArgument, "$[0].Linear", "no argument 'out_feature', did you mean 'out_features'?; accepted are in_features, out_features, bias, device, dtype")]
    [InlineData("""[{"Sigmoid": {"inplace": true}}]""", TorchModuleError.UnknownArgument, "$[0].Sigmoid", "it takes none")]
    [InlineData("""[{"Linear": {"in_features": 3}}]""", TorchModuleError.MissingArgument, "$[0].Linear", "needs the argument out_features")]
    [InlineData("""[{"TransformerEncoder": {"num_layers": 2}}]""", TorchModuleError.MissingArgument, "$[0].TransformerEncoder", "encoder_layer")]
    [InlineData("""[{"Linear": {"in_features": "3", "out_features": 4}}]""", TorchModuleError.WrongKind, "$[0].Linear.in_features", "it is '3'; a whole number from 1")]
    [InlineData("""[{"Linear": {"in_features": 3.0, "out_features": 4}}]""", TorchModuleError.WrongKind, "$[0].Linear.in_features", "3.0")]
    [InlineData("""[{"Linear": {"in_features": true, "out_features": 4}}]""", TorchModuleError.WrongKind, "$[0].Linear.in_features", "true")]
    [InlineData("""[{"Linear": {"in_features": -3, "out_features": 4}}]""", TorchModuleError.Impossible, "$[0].Linear.in_features", "-3")]
    [InlineData("""[{"Linear": {"in_features": 0, "out_features": 4}}]""", TorchModuleError.Impossible, "$[0].Linear.in_features", "0")]
    [InlineData("""[{"Linear": {"in_features": 3, "out_features": 4, "bias": 1}}]""", TorchModuleError.WrongKind, "$[0].Linear.bias", "true or false")]
    [InlineData("""[{"Linear": {"in_features": 3, "out_features": 4, "dtype": "int64"}}]""", TorchModuleError.WrongKind, "$[0].Linear.dtype", "float32, float64, bfloat16, float16")]
    [InlineData("""[{"Linear": {"in_features": 3, "out_features": 4, "device": "cuda"}}]""", TorchModuleError.Impossible, "$[0].Linear.device", "'cpu'")]
    [InlineData("""[{"Linear": {"in_features": 99999999999999999999, "out_features": 4}}]""", TorchModuleError.TooLarge, "$[0].Linear.in_features", "99999999999999999999")]
    [InlineData("""[{"Linear": {"in_features": 1099511627776, "out_features": 1099511627776}}]""", TorchModuleError.TooLarge, "$[0].Linear", "2^63")]
    [InlineData("""[{"Linear": {"in_features": 1099511627776, "out_features": 65536}}]""", TorchModuleError.TooLarge, "$[0].Linear", "larger than 9007199254740992 bytes")]
    [InlineData("""[{"RNN": {"input_size": 2, "hidden_size": 3, "num_layers": 1000000}}]""", TorchModuleError.TooLarge, "$[0].RNN", "more than 200000 tensors")]
    [InlineData("""[{"TransformerEncoder": {"encoder_layer": {"ReLU": {}}, "num_layers": 1099511627776}}]""", TorchModuleError.TooLarge, "$[0].TransformerEncoder", "more than 200000 modules")]
    [InlineData("""[{"LSTM": {"input_size": 2, "hidden_size": 1099511627776}}]""", TorchModuleError.TooLarge, "$[0].LSTM", "2^63")]
    [InlineData("""[{"Conv2d": {"in_channels": 3, "out_channels": 4, "kernel_size": 3, "groups": 2}}]""", TorchModuleError.Impossible, "$[0].Conv2d", "in_channels 3 is not divisible by groups 2")]
    [InlineData("""[{"ConvTranspose1d": {"in_channels": 4, "out_channels": 3, "kernel_size": 3, "groups": 2}}]""", TorchModuleError.Impossible, "$[0].ConvTranspose1d", "out_channels 3")]
    [InlineData("""[{"Conv2d": {"in_channels": 3, "out_channels": 4, "kernel_size": [3]}}]""", TorchModuleError.Impossible, "$[0].Conv2d.kernel_size", "lists 1 numbers; 2 are needed")]
    [InlineData("""[{"Conv2d": {"in_channels": 3, "out_channels": 4, "kernel_size": [3, "3"]}}]""", TorchModuleError.WrongKind, "$[0].Conv2d.kernel_size[1]", "'3'")]
    [InlineData("""[{"Conv2d": {"in_channels": 3, "out_channels": 4, "kernel_size": 0}}]""", TorchModuleError.Impossible, "$[0].Conv2d.kernel_size", "a whole number, or a list of 2, from 1")]
    [InlineData("""[{"Conv2d": {"in_channels": 3, "out_channels": 4, "kernel_size": 3, "padding": "sane"}}]""", TorchModuleError.Impossible, "$[0].Conv2d.padding", "did you mean 'same'?")]
    [InlineData("""[{"Conv2d": {"in_channels": 3, "out_channels": 4, "kernel_size": 3, "padding": "same", "stride": 2}}]""", TorchModuleError.Impossible, "$[0].Conv2d", "stride of 1")]
    [InlineData("""[{"ConvTranspose2d": {"in_channels": 3, "out_channels": 4, "kernel_size": 3, "padding_mode": "circular"}}]""", TorchModuleError.Impossible, "$[0].ConvTranspose2d.padding_mode", "'zeros' is accepted")]
    [InlineData("""[{"Embedding": {"num_embeddings": 3, "embedding_dim": 4, "padding_idx": 3}}]""", TorchModuleError.Impossible, "$[0].Embedding", "padding_idx 3 is none of the 3 rows")]
    [InlineData("""[{"Embedding": {"num_embeddings": 3, "embedding_dim": 4, "_weight": [[1]]}}]""", TorchModuleError.WrongKind, "$[0].Embedding._weight", "null is accepted")]
    [InlineData("""[{"GRU": {"input_size": 3, "hidden_size": 4, "proj_size": 2}}]""", TorchModuleError.Impossible, "$[0].GRU", "only LSTM has projections")]
    [InlineData("""[{"LSTM": {"input_size": 3, "hidden_size": 4, "proj_size": 4}}]""", TorchModuleError.Impossible, "$[0].LSTM", "proj_size 4 is not smaller than hidden_size 4")]
    [InlineData("""[{"RNN": {"input_size": 3, "hidden_size": 4, "dropout": 2}}]""", TorchModuleError.Impossible, "$[0].RNN.dropout", "a number from 0 to 1")]
    [InlineData("""[{"RNN": {"input_size": 3, "hidden_size": 4, "nonlinearity": "gelu"}}]""", TorchModuleError.Impossible, "$[0].RNN.nonlinearity", "one of tanh, relu")]
    [InlineData("""[{"MultiheadAttention": {"embed_dim": 7, "num_heads": 2}}]""", TorchModuleError.Impossible, "$[0].MultiheadAttention", "embed_dim 7 is not divisible by num_heads 2")]
    [InlineData("""[{"Transformer": {"nhead": 7}}]""", TorchModuleError.Impossible, "$[0].Transformer", "d_model 512 is not divisible by nhead 7")]
    [InlineData("""[{"TransformerEncoder": {"encoder_layer": "TransformerEncoderLayer", "num_layers": 2}}]""", TorchModuleError.NotAModule, "$[0].TransformerEncoder.encoder_layer", "a module")]
    [InlineData("""[{"TransformerEncoder": {"encoder_layer": {"TransformerEncoderLayr": {}}, "num_layers": 2}}]""", TorchModuleError.UnknownClass, "$[0].TransformerEncoder.encoder_layer", "did you mean 'TransformerEncoderLayer'?")]
    [InlineData("""[{"GroupNorm": {"num_groups": 4, "num_channels": 6}}]""", TorchModuleError.Impossible, "$[0].GroupNorm", "num_channels 6")]
    [InlineData("""[{"LayerNorm": {"normalized_shape": "6"}}]""", TorchModuleError.WrongKind, "$[0].LayerNorm.normalized_shape", "a list of whole numbers, or one")]
    [InlineData("""[{"PReLU": {"init": 1e400}}]""", TorchModuleError.WrongKind, "$[0].PReLU.init", "a finite number")]
    [InlineData("""[{"Dropout": {"p": 1.5}}]""", TorchModuleError.Impossible, "$[0].Dropout.p", "1.5")]
    [InlineData("""[{"Hardtanh": {"min_val": 1, "max_val": 1}}]""", TorchModuleError.Impossible, "$[0].Hardtanh", "not above")]
    [InlineData("""[{"FractionalMaxPool2d": {"kernel_size": 2}}]""", TorchModuleError.Impossible, "$[0].FractionalMaxPool2d", "either output_size or output_ratio")]
    [InlineData("""[{"AdaptiveLogSoftmaxWithLoss": {"in_features": 4, "n_classes": 9, "cutoffs": [3, 3]}}]""", TorchModuleError.Impossible, "$[0].AdaptiveLogSoftmaxWithLoss", "3 after 3")]
    [InlineData("""[{"Sequential": {"0": {"ReLU": {}}}}]""", TorchModuleError.WrongKind, "$[0].Sequential", "a list of modules")]
    [InlineData("""[{"Sequential": [{"Sequential": [{"Linear": {"in_features": 2}}]}]}]""", TorchModuleError.MissingArgument, "$[0].Sequential[0].Sequential[0].Linear", "out_features")]
    public void What_is_no_list_is_refused_with_its_place(string json, TorchModuleError error, string place, string says)
    {
        using TemporaryFolder folder = new();
        string path = folder.Write("modules.json", Encoding.UTF8.GetBytes(json));
        TorchModuleException refused = Assert.Throws<TorchModuleException>(() => ModelSource.Load(path));
        Assert.Equal((error, place), (refused.Error, refused.Place));
        Assert.Contains(says, refused.Message, StringComparison.Ordinal);
        Assert.StartsWith($"reading {path}: {place}: ", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refused.Message);
        Assert.EndsWith(".", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(31, null)]
    [InlineData(32, JsonFileError.TooDeep)]
    public void Nesting_ends_where_JSONs_does(int depth, JsonFileError? error)
    {
        string json = $"[{string.Concat(Enumerable.Repeat("{\"Sequential\": [", depth - 1))}{{\"ReLU\": {{}}}}{string.Concat(Enumerable.Repeat("]}", depth - 1))}]";
        using TemporaryFolder folder = new();
        string path = folder.Write("modules.json", Encoding.UTF8.GetBytes(json));
        if (error is null)
            Assert.Empty(ModelSource.Load(path).Model.Tensors);
        else
            Assert.Equal(error, Assert.Throws<JsonFileException>(() => ModelSource.Load(path)).Error);
    }

    [Fact]
    public void An_argument_twice_is_refused()
    {
        using TemporaryFolder folder = new();
        string path = folder.Write("modules.json", """[{"Linear": {"in_features": 2, "in_features": 3, "out_features": 1}}]"""u8);
        Assert.Equal(JsonFileError.DuplicateKey, Assert.Throws<JsonFileException>(() => ModelSource.Load(path)).Error);
    }

    [Fact]
    public void Text_of_the_file_is_quoted_in_one_line()
    {
        using TemporaryFolder folder = new();
        string path = folder.Write("modules.json", """[{"Lin\near\u202e": {}}]"""u8);
        string message = Assert.Throws<TorchModuleException>(() => ModelSource.Load(path)).Message;
        Assert.Contains("\\u000a", message, StringComparison.Ordinal);
        Assert.DoesNotContain(message, char.IsControl);
    }
}
