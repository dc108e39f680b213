using System.Text.Json;
using WeightInit.Models;
using WeightInit.Signal.Tests.Probe.Kernels;

namespace WeightInit.Signal.Tests.Networks.Torch;

public sealed class TorchNetworkTests
{
    private static Network Of(string json, Shape? sample = null)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        return TorchNetwork.Of(TorchModuleList.Of("modules.json", document.RootElement), sample);
    }

    [Theory]
    [InlineData("""[{"Conv2d":{"in_channels":3,"out_channels":8,"kernel_size":3,"padding":"same","padding_mode":"circular"}},{"PixelShuffle":{"upscale_factor":2}},{"Flatten":{}}]""", "3,6,6", "288")]
    [InlineData("""[{"Conv2d":{"in_channels":4,"out_channels":8,"kernel_size":3,"stride":2}},{"PixelUnshuffle":{"downscale_factor":3}},{"ChannelShuffle":{"groups":2}},{"AdaptiveAvgPool2d":{"output_size":[null,1]}}]""", "4,7,7", "72,1,1")]
    [InlineData("""[{"Conv2d":{"in_channels":1,"out_channels":4,"kernel_size":3}},{"ReLU":{}},{"Flatten":{}},{"Linear":{"in_features":2704,"out_features":10}}]""", "1,28,28", "10")]
    [InlineData("""[{"Embedding":{"num_embeddings":11,"embedding_dim":6}},{"LSTM":{"input_size":6,"hidden_size":4,"batch_first":true,"bidirectional":true,"num_layers":2}}]""", "16", "16,8")]
    [InlineData("""[{"GRU":{"input_size":6,"hidden_size":4}}]""", "16,6", "16,4")]
    [InlineData("""[{"LSTMCell":{"input_size":6,"hidden_size":4}}]""", "6", "4")]
    [InlineData("""[{"TransformerEncoder":{"encoder_layer":{"TransformerEncoderLayer":{"d_model":8,"nhead":2,"dim_feedforward":12,"activation":"gelu","batch_first":true}},"num_layers":2,"norm":{"LayerNorm":{"normalized_shape":8}}}}]""", "16,8", "16,8")]
    [InlineData("""[{"TransformerDecoderLayer":{"d_model":8,"nhead":2,"dim_feedforward":12}}]""", "5,8", "5,8")]
    [InlineData("""[{"Transformer":{"d_model":8,"nhead":2,"dim_feedforward":12,"num_encoder_layers":1,"num_decoder_layers":1,"batch_first":true}}]""", "5,8", "5,8")]
    [InlineData("""[{"MultiheadAttention":{"embed_dim":8,"num_heads":2,"batch_first":true}}]""", "5,8", "5,8")]
    [InlineData("""[{"Sequential":[{"Linear":{"in_features":5,"out_features":4}},{"Sequential":[{"Tanh":{}}]}]},{"BatchNorm1d":{"num_features":4}},{"Softplus":{"beta":2.0}},{"LogSigmoid":{}},{"Softshrink":{}},{"Tanhshrink":{}},{"PReLU":{}}]""", "5", "4")]
    [InlineData("""[{"ConvTranspose2d":{"in_channels":4,"out_channels":6,"kernel_size":3,"stride":2,"padding":1,"output_padding":1,"groups":2}},{"InstanceNorm2d":{"num_features":6,"affine":true}},{"ZeroPad2d":{"padding":[1,-1,0,2]}},{"AvgPool2d":{"kernel_size":2,"divisor_override":3}}]""", "4,5,5", "6,6,5")]
    [InlineData("""[{"RMSNorm":{"normalized_shape":6}},{"GroupNorm":{"num_groups":2,"num_channels":6}},{"LocalResponseNorm":{"size":3}},{"Unflatten":{"dim":1,"unflattened_size":[2,-1]}}]""", "6", "2,3")]
    [InlineData("""[{"Upsample":{"scale_factor":2}},{"Softmax":{"dim":1}},{"Conv1d":{"in_channels":2,"out_channels":3,"kernel_size":3,"dilation":2}}]""", "2,5", "3,6")]
    public void Modules_become_nodes_whose_gradients_are_right(string json, string sample, string output)
    {
        Network network = Of(json, Shape.Parse(sample));
        Assert.Equal(output, network.Output.Shape.ToString());
        Assert.InRange(GradientCheck.Of(network, batch: 3).Error, 0, 3e-6);
    }

    [Theory]
    [InlineData("""[{"Conv2d":{"in_channels":1,"out_channels":4,"kernel_size":3}},{"ReLU":{}},{"Flatten":{}},{"Linear":{"in_features":2704,"out_features":10}}]""", "1,28,28")]
    [InlineData("""[{"Conv2d":{"in_channels":3,"out_channels":4,"kernel_size":3}},{"Flatten":{}},{"Linear":{"in_features":1444,"out_features":10}}]""", "3,21,21")]
    [InlineData("""[{"Linear":{"in_features":16,"out_features":16}},{"TransformerEncoderLayer":{"d_model":16,"nhead":4}}]""", "16,16")]
    public void Without_data_a_shape_that_fits_is_found_and_said(string json, string sample)
    {
        Network network = Of(json);
        Assert.Equal(sample, network.Inputs[0].Shape.ToString());
        Assert.Contains(network.Assumptions, sentence => sentence.Contains($"({sample})", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""[{"Linear":{"in_features":5,"out_features":3}},{"Linear":{"in_features":4,"out_features":3}}]""", "1: its input has the shape (3); its weight takes 4 features along the last axis.")]
    [InlineData("""[{"Linear":{"in_features":5,"out_features":3}},{"GLU":{}}]""", "1 (GLU): its input has the shape (batch, 3); the gated axis is halved and 3 is odd.")]
    [InlineData("""[{"Linear":{"in_features":5,"out_features":3}},{"Bilinear":{"in1_features":3,"in2_features":3,"out_features":2}}]""", "1 (Bilinear): the diagnosis does not compute this class; it knows ")]
    [InlineData("""[{"Linear":{"in_features":5,"out_features":3}},{"Softmax":{"dim":0}}]""", "1 (Softmax): its dim 0 is no axis behind the batch")]
    public void Modules_that_do_not_fit_are_named(string json, string start) =>
        Assert.StartsWith(start, Assert.Throws<NetworkException>(() => Of(json)).Message, StringComparison.Ordinal);

    [Fact]
    public void Layers_are_named_by_their_place_and_parts_follow()
    {
        Network network = Of("""[{"Linear":{"in_features":5,"out_features":4}},{"Sequential":[{"Tanh":{}},{"Dropout":{}}]},{"ReLU":{}}]""");
        Assert.Equal(["0", "1", "1.0", "1.1", "2"], network.Layers.Select(layer => layer.Name));
        Assert.Equal(["Linear", "Sequential", "Tanh", "Dropout", "ReLU"], network.Layers.Select(layer => layer.Kind));
    }
}
