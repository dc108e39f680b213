namespace WeightInit.Numerics;

/// <summary>
/// Four rows of C, one to three registers wide, held in registers while every product of a block of the inner index is taken. A is
/// packed by four rows, B by the registers' columns. Every register is a local of its own: so the compiler keeps them all.
/// </summary>
internal static unsafe class ProductTile4<T, V>
    where T : unmanaged
    where V : struct, IProductVector<V, T>
{
    internal static void Three(nint depth, T* a, T* b, T* c, nint row)
    {
        T* c1 = c + row;
        T* c2 = c + (2 * row);
        T* c3 = c + (3 * row);
        V r00 = V.Load(c), r01 = V.Load(c + V.Count), r02 = V.Load(c + (2 * V.Count));
        V r10 = V.Load(c1), r11 = V.Load(c1 + V.Count), r12 = V.Load(c1 + (2 * V.Count));
        V r20 = V.Load(c2), r21 = V.Load(c2 + V.Count), r22 = V.Load(c2 + (2 * V.Count));
        V r30 = V.Load(c3), r31 = V.Load(c3 + V.Count), r32 = V.Load(c3 + (2 * V.Count));
        for (; depth > 0; depth--)
        {
            V b0 = V.Load(b), b1 = V.Load(b + V.Count), b2 = V.Load(b + (2 * V.Count));
            V x = V.Broadcast(*a);
            r00 = V.FusedMultiplyAdd(x, b0, r00);
            r01 = V.FusedMultiplyAdd(x, b1, r01);
            r02 = V.FusedMultiplyAdd(x, b2, r02);
            x = V.Broadcast(a[1]);
            r10 = V.FusedMultiplyAdd(x, b0, r10);
            r11 = V.FusedMultiplyAdd(x, b1, r11);
            r12 = V.FusedMultiplyAdd(x, b2, r12);
            x = V.Broadcast(a[2]);
            r20 = V.FusedMultiplyAdd(x, b0, r20);
            r21 = V.FusedMultiplyAdd(x, b1, r21);
            r22 = V.FusedMultiplyAdd(x, b2, r22);
            x = V.Broadcast(a[3]);
            r30 = V.FusedMultiplyAdd(x, b0, r30);
            r31 = V.FusedMultiplyAdd(x, b1, r31);
            r32 = V.FusedMultiplyAdd(x, b2, r32);
            a += 4;
            b += 3 * V.Count;
        }

        V.Store(r00, c);
        V.Store(r01, c + V.Count);
        V.Store(r02, c + (2 * V.Count));
        V.Store(r10, c1);
        V.Store(r11, c1 + V.Count);
        V.Store(r12, c1 + (2 * V.Count));
        V.Store(r20, c2);
        V.Store(r21, c2 + V.Count);
        V.Store(r22, c2 + (2 * V.Count));
        V.Store(r30, c3);
        V.Store(r31, c3 + V.Count);
        V.Store(r32, c3 + (2 * V.Count));
    }

    internal static void Two(nint depth, T* a, T* b, T* c, nint row)
    {
        T* c1 = c + row;
        T* c2 = c + (2 * row);
        T* c3 = c + (3 * row);
        V r00 = V.Load(c), r01 = V.Load(c + V.Count);
        V r10 = V.Load(c1), r11 = V.Load(c1 + V.Count);
        V r20 = V.Load(c2), r21 = V.Load(c2 + V.Count);
        V r30 = V.Load(c3), r31 = V.Load(c3 + V.Count);
        for (; depth > 0; depth--)
        {
            V b0 = V.Load(b), b1 = V.Load(b + V.Count);
            V x = V.Broadcast(*a);
            r00 = V.FusedMultiplyAdd(x, b0, r00);
            r01 = V.FusedMultiplyAdd(x, b1, r01);
            x = V.Broadcast(a[1]);
            r10 = V.FusedMultiplyAdd(x, b0, r10);
            r11 = V.FusedMultiplyAdd(x, b1, r11);
            x = V.Broadcast(a[2]);
            r20 = V.FusedMultiplyAdd(x, b0, r20);
            r21 = V.FusedMultiplyAdd(x, b1, r21);
            x = V.Broadcast(a[3]);
            r30 = V.FusedMultiplyAdd(x, b0, r30);
            r31 = V.FusedMultiplyAdd(x, b1, r31);
            a += 4;
            b += 2 * V.Count;
        }

        V.Store(r00, c);
        V.Store(r01, c + V.Count);
        V.Store(r10, c1);
        V.Store(r11, c1 + V.Count);
        V.Store(r20, c2);
        V.Store(r21, c2 + V.Count);
        V.Store(r30, c3);
        V.Store(r31, c3 + V.Count);
    }

    internal static void One(nint depth, T* a, T* b, T* c, nint row)
    {
        T* c1 = c + row;
        T* c2 = c + (2 * row);
        T* c3 = c + (3 * row);
        V r00 = V.Load(c);
        V r10 = V.Load(c1);
        V r20 = V.Load(c2);
        V r30 = V.Load(c3);
        for (; depth > 0; depth--)
        {
            V b0 = V.Load(b);
            V x = V.Broadcast(*a);
            r00 = V.FusedMultiplyAdd(x, b0, r00);
            x = V.Broadcast(a[1]);
            r10 = V.FusedMultiplyAdd(x, b0, r10);
            x = V.Broadcast(a[2]);
            r20 = V.FusedMultiplyAdd(x, b0, r20);
            x = V.Broadcast(a[3]);
            r30 = V.FusedMultiplyAdd(x, b0, r30);
            a += 4;
            b += V.Count;
        }

        V.Store(r00, c);
        V.Store(r10, c1);
        V.Store(r20, c2);
        V.Store(r30, c3);
    }
}
