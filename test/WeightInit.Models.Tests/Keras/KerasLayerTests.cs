using System.Globalization;

namespace WeightInit.Models.Tests.KerasModels;

/// <summary>
/// Models of layers that no golden model has, in Keras/Models: paths, shapes and randint, each worked out by hand from the
/// constructors and build methods of Keras 3.15.1 that REPRODUCIBILITY.md describes.
/// </summary>
public class KerasLayerTests
{
    // A layer without build_config is built in its model's scope when it is added, so that vector_u takes its seed before the next layer's.
    private static readonly string[] Convolutions =
    [
        "convolutions/grouped/kernel 3,2,3,8 VarianceScaling 1",
        "convolutions/grouped/bias 8 Zeros -",
        "convolutions/deep/kernel 3,3,8,2 HeNormal 3",
        "convolutions/spectral/inside/kernel 1,1,16,4 GlorotUniform 4",
        "convolutions/spectral/vector_u 1,4 TruncatedNormal 5",
        "convolutions/spectral/inside/bias 4 Zeros -",
        "convolutions/prelu/alpha 1,1,4 Constant -",
        "convolutions/back/kernel 2,2,3,4 GlorotUniform 6",
        "convolutions/back/bias 3 Zeros -",
        "convolutions/rms/scale 3 Ones -",
        "convolutions/causal/kernel 3,1,2 GlorotUniform 7",
        "convolutions/causal/bias 2 Zeros -",
        "convolutions/separable/depthwise_kernel 2,2,3 GlorotUniform 8",
        "convolutions/separable/pointwise_kernel 1,6,5 GlorotUniform 9",
        "convolutions/separable/bias 5 Zeros -",
        "convolutions/out/kernel 10,2 LecunUniform 10",
        "convolutions/out/bias 2 Zeros -",
    ];

    // The given GRU takes 1 to 3, without a backward_layer in the file the forward copy 4 to 6 and the backward one 7 to 9.
    private static readonly string[] Recurrent =
    [
        "recurrent/tokens/embeddings 11,6 TruncatedNormal 0",
        "recurrent/both/forward_gru/gru_cell/kernel 6,12 GlorotUniform 4",
        "recurrent/both/forward_gru/gru_cell/recurrent_kernel 4,12 Orthogonal 5",
        "recurrent/both/forward_gru/gru_cell/bias 12 Zeros -",
        "recurrent/both/backward_gru/gru_cell/kernel 6,12 GlorotUniform 7",
        "recurrent/both/backward_gru/gru_cell/recurrent_kernel 4,12 Orthogonal 8",
        "recurrent/both/backward_gru/gru_cell/bias 12 Zeros -",
        "step/kernel 4,5 GlorotUniform 10",
        "step/bias 5 Zeros -",
        "recurrent/stack/cells/first/kernel 5,12 GlorotUniform 11",
        "recurrent/stack/cells/first/recurrent_kernel 3,12 Orthogonal 12",
        "recurrent/stack/cells/first/bias 12 Zeros -",
        "recurrent/stack/cells/second/kernel 3,2 GlorotUniform 15",
        "recurrent/stack/cells/second/recurrent_kernel 2,2 Orthogonal 16",
        "recurrent/stack/cells/second/bias 2 Zeros -",
        "recurrent/simple/simple_rnn_cell/kernel 2,3 GlorotUniform 18",
        "recurrent/simple/simple_rnn_cell/recurrent_kernel 3,3 Orthogonal 19",
        "recurrent/einsum/kernel 3,8 GlorotUniform 20",
        "recurrent/einsum/bias 8 Zeros -",
        "recurrent/film/conv_lstm_cell/kernel 3,3,1,8 GlorotUniform 22",
        "recurrent/film/conv_lstm_cell/recurrent_kernel 3,3,2,8 Orthogonal 23",
        "recurrent/film/conv_lstm_cell/bias 8 Zeros -",
    ];

    // All layers are constructed first: the copies that attention makes when it is built come after every constructor.
    private static readonly string[] Graph =
    [
        "enc/kernel 8,4 GlorotUniform 0",
        "enc/bias 4 Zeros -",
        "dec/kernel 4,8 GlorotUniform 2",
        "dec/bias 8 Zeros -",
        "attention/query/kernel 4,2,3 GlorotNormal 9",
        "attention/query/bias 2,3 Zeros -",
        "attention/key/kernel 4,2,3 GlorotNormal 10",
        "attention/key/bias 2,3 Zeros -",
        "attention/value/kernel 4,2,5 GlorotNormal 11",
        "attention/value/bias 2,5 Zeros -",
        "attention/attention_output/kernel 2,5,4 GlorotNormal 13",
        "attention/attention_output/bias 4 Zeros -",
        "grouped/query/kernel 4,4,2 GlorotUniform 14",
        "grouped/key/kernel 4,2,2 GlorotUniform 15",
        "grouped/value/kernel 4,2,2 GlorotUniform 16",
        "grouped/attention_output/kernel 4,2,4 GlorotUniform 17",
        "additive/scale 4 GlorotUniform 18",
        "lstm/lstm_cell/kernel 4,12 GlorotUniform 5",
        "lstm/lstm_cell/recurrent_kernel 3,12 Orthogonal 6",
        "lstm/lstm_cell/bias 12 Zeros -",
        "out/kernel 1,1 RandomUniform 8",
        "out/bias 1 Zeros -",
    ];

    public static TheoryData<string, string[]> Models => new()
    {
        { "convolutions", Convolutions },
        { "recurrent", Recurrent },
        { "graph", Graph },
    };

    [Theory]
    [MemberData(nameof(Models))]
    public void Weights_are_those_of_Keras(string model, string[] expected) => Assert.Equal(expected, Weights(KerasFile.Own(model)));

    // model_from_json reads the same text, whatever the archive holds beside it.
    [Theory]
    [InlineData("graph")]
    [InlineData("recurrent")]
    public void An_archive_is_its_config(string model)
    {
        using TemporaryFolder folder = new();
        string text = File.ReadAllText(KerasFile.Own(model));
        string path = folder.Write(model + ".keras", KerasFile.Archive(("metadata.json", "{}"), ("config.json", text), ("model.weights.h5", "no weights")));

        Assert.Equal(Weights(KerasFile.Own(model)), Weights(path));
        Assert.Equal(model + ".keras", ModelSource.Load(path).Model.Name);
    }

    [Fact]
    public void A_layers_dtype_is_its_weights()
    {
        KerasModel model = KerasModel.Read(KerasFile.Own("convolutions"));

        Assert.Equal(DType.Float16, model.Weights[^1].Tensor.DType);
        Assert.Equal(DType.Float32, model.Weights[0].Tensor.DType);
        Assert.All(KerasModel.Read(KerasFile.Own("convolutions"), DType.Float64).Weights, weight => Assert.Equal(DType.Float64, weight.Tensor.DType));
    }

    // A unary layer of each kind, and what a Dense behind it sees.
    [Theory]
    [InlineData("[null, 9, 5, 4]", "Conv2D", "\"filters\": 3, \"kernel_size\": [3, 2], \"strides\": [2, 1]", "[4,4,3]")]
    [InlineData("[null, 9, 5, 4]", "Conv2D", "\"filters\": 3, \"kernel_size\": 2, \"dilation_rate\": [3, 2]", "[6,3,3]")]
    [InlineData("[null, 4, 9, 5]", "Conv2D", "\"filters\": 3, \"kernel_size\": 2, \"data_format\": \"channels_first\"", "[3,8,4]")]
    [InlineData("[null, 9, 5, 4]", "Conv2D", "\"filters\": 3, \"kernel_size\": 4, \"strides\": 2, \"padding\": \"same\"", "[5,3,3]")]
    [InlineData("[null, 9, 5, 4, 2]", "Conv3D", "\"filters\": 3, \"kernel_size\": 2", "[8,4,3,3]")]
    [InlineData("[null, 9, 5, 4]", "Conv2DTranspose", "\"filters\": 3, \"kernel_size\": [1, 3], \"strides\": [3, 2]", "[27,11,3]")]
    [InlineData("[null, 9, 5, 4]", "Conv2DTranspose", "\"filters\": 3, \"kernel_size\": 3, \"strides\": 2, \"padding\": \"same\"", "[18,10,3]")]
    [InlineData("[null, 9, 4]", "Conv1DTranspose", "\"filters\": 3, \"kernel_size\": 3, \"strides\": 2, \"padding\": \"same\", \"output_padding\": 0", "[17,3]")]
    [InlineData("[null, 9, 5, 4]", "AveragePooling2D", "\"pool_size\": [2, 3]", "[4,1,4]")]
    [InlineData("[null, 9, 5, 4]", "MaxPooling2D", "\"pool_size\": 2, \"strides\": 3, \"padding\": \"same\"", "[3,2,4]")]
    [InlineData("[null, 9, 4]", "GlobalAveragePooling1D", "\"keepdims\": true", "[1,4]")]
    [InlineData("[null, 9, 4]", "ZeroPadding1D", "\"padding\": [1, 4]", "[14,4]")]
    [InlineData("[null, 9, 4]", "Cropping1D", "\"cropping\": 2", "[5,4]")]
    [InlineData("[null, 9, 5, 4]", "UpSampling2D", "\"size\": [2, 3]", "[18,15,4]")]
    [InlineData("[null, 9, 4]", "Reshape", "\"target_shape\": [3, -1, 2]", "[3,6,2]")]
    [InlineData("[null, 9, 4]", "Permute", "\"dims\": [2, 1]", "[4,9]")]
    [InlineData("[null, 4]", "RepeatVector", "\"n\": 3", "[3,4]")]
    [InlineData("[null, 9, 4]", "LSTM", "\"units\": 3", "[3]")]
    [InlineData("[null, 9, 4]", "GRU", "\"units\": 3, \"return_sequences\": true", "[9,3]")]
    [InlineData("[null, 9, 4]", "EinsumDense", "\"equation\": \"abc,cde->abde\", \"output_shape\": [null, 2, 3]", "[9,2,3]")]
    [InlineData("[null, 9, 4]", "EinsumDense", "\"equation\": \"ab...,bc->ac...\", \"output_shape\": 3", "[3,4]")]
    public void Shapes_follow(string input, string className, string config, string expected)
    {
        using TemporaryFolder folder = new();
        string layer = KerasFile.Layer(className, "\"name\": \"layer\", " + config);
        string path = KerasFile.Write(folder, KerasFile.Sequential(input, layer, KerasFile.Layer("PReLU", "\"name\": \"prelu\"")));

        Assert.Equal(expected, $"[{KerasModel.Read(path).Weights[^1].Tensor.Shape}]");
    }

    [Theory]
    [InlineData("Dropout", "\"rate\": 0.0", 1)]
    [InlineData("Dropout", "\"rate\": 0.5", 2)]
    [InlineData("Dropout", "\"rate\": 0.5, \"seed\": 7", 1)]
    [InlineData("GaussianNoise", "\"stddev\": 0.5", 2)]
    [InlineData("RandomZoom", "\"height_factor\": 0.1", 2)]
    [InlineData("Activation", "\"activation\": \"relu\"", 1)]
    [InlineData("Dense", "\"units\": 2, \"kernel_initializer\": \"zeros\"", 1)]
    [InlineData("Dense", "\"units\": 2, \"bias_initializer\": {\"module\": \"keras.initializers\", \"class_name\": \"RandomNormal\", \"config\": {\"seed\": {\"class_name\": \"SeedGenerator\", \"config\": {\"seed\": 9}}}}", 2)]
    public void Seeds_are_taken_by_those_that_take_them(string className, string config, int taken)
    {
        using TemporaryFolder folder = new();
        string path = KerasFile.Write(folder, KerasFile.Sequential("[null, 3]", KerasFile.Layer(className, "\"name\": \"layer\", " + config), KerasFile.Layer("Dense", "\"name\": \"last\", \"units\": 1")));

        KerasModel model = KerasModel.Read(path);

        Assert.Equal(taken, model.Randints);
        Assert.Equal(taken - 1, model.Weights.Single(weight => weight.Tensor.Name == "sequential/last/kernel").Randint);
    }

    private static string[] Weights(string path) =>
    [
        .. KerasModel.Read(path).Weights.Select(weight =>
            $"{weight.Tensor.Name} {weight.Tensor.Shape} {weight.InitializerClass} {weight.Randint?.ToString(CultureInfo.InvariantCulture) ?? "-"}"),
    ];
}
