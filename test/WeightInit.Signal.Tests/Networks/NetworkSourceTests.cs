using WeightInit.Models;
using WeightInit.Tests;

namespace WeightInit.Signal.Tests.Networks;

public sealed class NetworkSourceTests
{
    [Theory]
    [InlineData("784-256x30-10 relu", "he", 62)]
    [InlineData("gpt2", "gpt2", 148)]
    [InlineData("resnet-50", "resnet", 267)]
    public void A_model_is_found_with_its_recipe(string model, string recipe, int tensors)
    {
        NetworkSource source = NetworkSource.Load(model);
        Assert.Equal(recipe, source.Recipe.Name);
        Assert.Equal(tensors, source.Network.Parameters.Count);
    }

    [Fact]
    public void A_module_list_takes_the_shape_of_the_data_and_PyTorchs_recipe()
    {
        NetworkSource source = NetworkSource.Load(Repository.Golden("signal-torch-2.13.0", "attention", "modules.json"), [12, 16]);
        Assert.Equal("torch-default", source.Recipe.Name);
        Assert.Equal("12,5", source.Network.Output.Shape.ToString());
    }

    [Theory]
    [InlineData("rellu", typeof(UnknownModelException))]
    [InlineData("nowhere/model.json", typeof(FileAccessException))]
    [InlineData("nowhere.onnx", typeof(FileAccessException))]
    [InlineData("784-256x30-10 rellu", typeof(NetworkLineException))]
    public void What_is_no_model_says_why(string model, Type exception)
    {
        Exception refused = Assert.Throws(exception, () => NetworkSource.Load(model));
        Assert.DoesNotContain(refused.Message, char.IsControl);
    }
}
