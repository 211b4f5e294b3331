@_exported import Datasets
@_exported import Figures
@_exported import Kernels
@_exported import Models
@_exported import Networks
@_exported import Pictures
@_exported import PropertyTesting
