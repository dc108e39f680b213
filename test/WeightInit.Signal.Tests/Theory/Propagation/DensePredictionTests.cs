using WeightInit.Signal;

namespace WeightInit.Signal.Tests.Theory;

public class DensePredictionTests
{
    [Fact]
    public void He_keeps_relu_and_Xavier_loses_half_a_layer()
    {
        Assert.All(Predict(Activation.Relu, Init.HeNormal).Layers.Take(30), layer => Assert.Equal(1, layer.SecondMoment, 1e-9));
        Prediction halved = Predict(Activation.Relu, Init.GlorotNormal);
        for (int layer = 0; layer < 30; layer++)
            Assert.Equal(Math.Pow(0.5, layer + 1), halved.Layers[layer].SecondMoment, 1e-12);
    }

    [Fact]
    public void The_gradient_loses_what_the_signal_loses_in_square_relu_layers()
    {
        Prediction prediction = Predict(Activation.Relu, Init.LeCunNormal);
        Assert.Equal(Math.Pow(0.5, 29), prediction.Layers[0].Gradient / prediction.Layers[29].Gradient, 1e-12);
        Assert.Equal(1, prediction.Layers[^1].Gradient);
    }

    [Fact]
    public void Bands_hold_the_prediction_and_widen_with_depth()
    {
        Prediction prediction = Predict(Activation.Tanh, Init.LeCunNormal);
        double before = 0;
        foreach (int layer in (int[])[0, 10, 29])
        {
            Band band = prediction.Layers[layer].SecondMomentBand;
            Assert.True(band.Contains(prediction.Layers[layer].SecondMoment));
            Assert.True(band.High / band.Low > before);
            before = band.High / band.Low;
        }
    }

    [Fact]
    public void The_correlation_of_two_inputs_follows_the_arc_cosine_map()
    {
        Prediction prediction = Predict(Activation.Relu, Init.HeNormal);
        double c = 0;
        for (int layer = 0; layer < 5; layer++)
        {
            c = 2 * TwoInputs.Product(Activation.Relu, 1, 1, c);
            Assert.Equal(c, prediction.Layers[layer].Correlation!.Value, 3);
        }
    }

    private static Prediction Predict(Activation activation, Initializer initializer)
    {
        NetworkBuilder builder = new("dense");
        NetworkNode x = builder.Input("x", [100]);
        for (int layer = 0; layer <= 30; layer++)
        {
            int from = builder.Count;
            x = builder.Dense($"{layer}", x, 100, bias: false);
            if (layer < 30)
                x = builder.Activate($"{layer}.f", x, activation);
            builder.Group($"{layer}", "dense", from);
        }

        return Prediction.Of(builder.Build(), tensor => WeightLaw.Of(initializer, tensor));
    }
}
