namespace WeightInit.Models;

/// <summary>One call of torch.nn.init on the generator: a whole tensor is filled.</summary>
/// <param name="Tensor">The parameter that it fills.</param>
/// <param name="Law">The law of the elements.</param>
internal sealed record TorchDraw(TorchTensor Tensor, Distribution Law);
